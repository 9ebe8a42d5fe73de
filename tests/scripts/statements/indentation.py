# Blocks with different indentations, tabs, and comments at odd columns.
def f(x):
  if x:
        y = 1
# a comment at the left
        return y
  else:
   return 2

print(f(1), f(0))
if True:
	tabbed = "tab"
	print(tabbed)

class C:

    # comment

    def m(self):

        return 1


print(C().m())
