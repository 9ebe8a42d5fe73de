print("module runs", __name__)
value = "module value"
