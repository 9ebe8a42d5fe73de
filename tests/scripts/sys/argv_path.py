import sys
print(type(sys.argv).__name__, len(sys.argv), sys.argv[0].endswith("argv_path.py"), type(sys.path).__name__)
sys.argv = ["a", "b"]
print(sys.argv)
sys.path.append("somewhere")
print(sys.path[-1])
