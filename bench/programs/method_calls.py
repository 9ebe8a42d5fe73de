# Method calls on objects: getters, setters, an overridden method, and a call of the inherited one.


class Toggle:
    def __init__(self, state):
        self.state = state

    def value(self):
        return self.state

    def activate(self):
        self.state = not self.state
        return self


class CountedToggle(Toggle):
    def __init__(self, state, limit):
        super().__init__(state)
        self.limit = limit
        self.counter = 0

    def activate(self):
        self.counter += 1
        if self.counter >= self.limit:
            super().activate()
            self.counter = 0
        return self


class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self, amount):
        self.balance += amount

    def get_balance(self):
        return self.balance


def main(count):
    toggle = Toggle(True)
    counted = CountedToggle(True, 3)
    account = Account()
    on = 0
    for i in range(count):
        if toggle.activate().value():
            on += 1
        if counted.activate().value():
            on += 1
        account.deposit(i & 15)
    print(on, account.get_balance())


main(2500000)
