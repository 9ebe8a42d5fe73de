print("package runs", __name__)
value = "package value"
