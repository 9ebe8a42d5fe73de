# __name__ in the script and in an imported module.
import _helper_main_guard
print(__name__)
if __name__ == "__main__":
    print("main")
