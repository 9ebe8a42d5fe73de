/* SPDX-License-Identifier: MIT
 *
 * The contracts of include/micropy.h, as a host program sees them: nothing else of the library is used here.
 *
 * stress: no (too slow)
 */
#include "support.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>

enum { HEAP_SIZE = 512 * 1024 };
static _Alignas(16) char heap[HEAP_SIZE];
static _Alignas(16) char heaps[4][192 * 1024];
static console out;

/* The pending error is this text; it is forgotten then. */
static void assert_error(mp_vm *vm, const char *expected) {
    char text[2000];
    assert_true(mp_error_pending(vm));
    size_t size = mp_error_text(vm, text, sizeof text);
    assert_string_equal(text, expected);
    assert_int_equal(size, strlen(expected));
    assert_true(mp_error_pending(vm));
    mp_error_clear(vm);
    assert_false(mp_error_pending(vm));
}

/* ---- life ---- */

static void test_version(void **state) {
    (void)state;
    char version[32];
    snprintf(version, sizeof version, "%d.%d.%d", MP_VERSION_MAJOR, MP_VERSION_MINOR, MP_VERSION_PATCH);
    assert_string_equal(mp_version(), version);
}

/* Without a hardware layer all but the outside world works. */
static void test_no_hal(void **state) {
    (void)state;
    mp_vm *vm = vm_new_with(NULL, heap, sizeof heap);
    run(vm, "x = [i * i for i in range(100)]\nd = {str(i): i for i in x}");
    assert_int_equal(eval_int(vm, "sum(x) + d['81']"), 328350 + 81);
    assert_int_equal(mp_exec_file(vm, "/nowhere.py"), MP_EXCEPTION);
    mp_error_clear(vm);
    mp_deinit(vm);
}

static void test_init_again(void **state) {
    (void)state;
    for (int i = 0; i < 20; i++) {
        mp_vm *vm = vm_new(heap, sizeof heap);
        run(vm, "import collections, math\nx = 1");
        mp_deinit(vm);
    }
}

/* ---- running ---- */

static void test_exec(void **state) {
    (void)state;
    mp_vm *vm = vm_new_with(console_init(&out), heap, sizeof heap);
    run(vm, "x = 41\ndef f(y):\n    return x + y\n");
    run(vm, "print(f(1), 'Zo\xc3\xab')");
    assert_string_equal(out.text, "42 Zo\xc3\xab\n");
    run(vm, "");
    run(vm, "# nothing");
    /* the text is not kept, and need not end with NUL */
    char text[] = "y = 'abc'XXX";
    assert_int_equal(mp_exec_text(vm, text, 9, NULL), MP_OK);
    memset(text, '!', sizeof text);
    assert_int_equal(eval_int(vm, "len(y)"), 3);
    assert_int_equal(eval_int(vm, "  f(1) * 2  "), 84);
    mp_value v;
    assert_int_equal(mp_eval(vm, "x = 1", &v), MP_EXCEPTION);
    assert_int_equal(v.bits, MP_ERROR.bits);
    mp_error_clear(vm);
    assert_int_equal(mp_exec(vm, "x = (", NULL), MP_EXCEPTION);
    mp_error_clear(vm);
    assert_int_equal(eval_int(vm, "x"), 41);
    mp_deinit(vm);
}

static void test_files(void **state) {
    (void)state;
    mp_vm *vm = vm_new_with(console_init(&out), heap, sizeof heap);
    char folder[] = "/tmp/micropy-api-XXXXXX", path[64], expected[300];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/some_module.py", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("print(__name__)\nvalue = 7\ndef fail():\n    return 1 / 0\n", file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(mp_exec_file(vm, path), MP_OK);
    assert_string_equal(out.text, "__main__\n");
    assert_int_equal(mp_exec(vm, "import some_module", NULL), MP_EXCEPTION);
    mp_error_clear(vm);
    assert_int_equal(mp_path_add(vm, folder), MP_OK);
    run(vm, "import some_module");
    assert_int_equal(eval_int(vm, "some_module.value"), 7);
    assert_int_equal(mp_exec_module(vm, "some_module"), MP_OK);
    assert_string_equal(out.text, "__main__\nsome_module\n__main__\n");
    /* lines of the file are shown */
    assert_int_equal(mp_exec(vm, "some_module.fail()", "call"), MP_EXCEPTION);
    snprintf(expected, sizeof expected,
             "Traceback (most recent call last):\n  File \"call\", line 1, in <module>\n"
             "  File \"%s\", line 4, in fail\n    return 1 / 0\nZeroDivisionError: division by zero\n",
             path);
    assert_error(vm, expected);
    assert_int_equal(mp_exec_file(vm, "/nowhere/at/all.py"), MP_EXCEPTION);
    mp_error_clear(vm);
    assert_int_equal(mp_exec_module(vm, "nowhere_at_all"), MP_EXCEPTION);
    mp_error_clear(vm);
    assert_int_equal(remove(path), 0);
    assert_int_equal(remove(folder), 0);
    mp_deinit(vm);
}

static void test_argv(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    static const char *const arguments[] = {"program", "-x", "Zo\xc3\xab", "\xff"};
    assert_int_equal(mp_argv_set(vm, 4, arguments), MP_OK);
    run(vm, "import sys\nassert sys.argv[:3] == ['program', '-x', 'Zo\\xeb'] and len(sys.argv) == 4");
    assert_int_equal(mp_argv_set(vm, 0, NULL), MP_OK);
    run(vm, "assert sys.argv == []");
    mp_deinit(vm);
}

/* ---- values ---- */

static void test_ints(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    static const int64_t numbers[] = {0,         1,         -1,        127,       INT32_MAX,       INT32_MIN,
                                      INT64_MAX, INT64_MIN, 1ll << 30, 1ll << 62, -(1ll << 62) - 1};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        mp_value v = mp_value_from_int(vm, numbers[i]);
        int64_t back = 99;
        assert_int_equal(mp_value_to_int(vm, v, &back), MP_OK);
        assert_true(back == numbers[i]);
        assert_int_equal(mp_global_set(vm, "n", v), MP_OK);
        char text[60];
        snprintf(text, sizeof text, "n == %lld", (long long)numbers[i]);
        assert_int_equal(eval(vm, text).bits, mp_value_from_bool(true).bits);
    }
    int64_t i;
    assert_int_equal(mp_value_to_int(vm, eval(vm, "True"), &i), MP_OK);
    assert_int_equal(i, 1);
    assert_int_equal(mp_value_to_int(vm, eval(vm, "1 << 63"), &i), MP_EXCEPTION);
    mp_error_clear(vm);
    assert_int_equal(mp_value_to_int(vm, eval(vm, "1.0"), &i), MP_EXCEPTION);
    assert_error(vm, "TypeError: 'float' object cannot be interpreted as an integer\n");
    mp_deinit(vm);
}

static void test_floats(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    static const double numbers[] = {0.0, -0.0, 1.0, -2.5, 1e30, -1e-30, 0.375};
    double x;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        mp_value v = mp_value_from_float(vm, numbers[i]);
        assert_int_equal(mp_value_to_float(vm, v, &x), MP_OK);
        assert_true(MP_FLOAT_SINGLE ? (float)numbers[i] == (float)x : numbers[i] == x);
        assert_int_equal(signbit(x) != 0, signbit(numbers[i]) != 0);
    }
    assert_int_equal(mp_value_to_float(vm, mp_value_from_float(vm, INFINITY), &x), MP_OK);
    assert_true(isinf(x));
    assert_int_equal(mp_value_to_float(vm, mp_value_from_float(vm, NAN), &x), MP_OK);
    assert_true(isnan(x));
    assert_int_equal(mp_value_to_float(vm, eval(vm, "3"), &x), MP_OK);
    assert_true(x == 3.0);
    assert_int_equal(mp_value_to_float(vm, eval(vm, "'3'"), &x), MP_EXCEPTION);
    mp_error_clear(vm);
    mp_deinit(vm);
}

static void test_texts(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    const char *text;
    size_t size;
    mp_value v = mp_value_from_text(vm, "Zo\xc3\xab!", 4);
    assert_int_equal(mp_value_to_text(vm, v, &text, &size), MP_OK);
    assert_int_equal(size, 4);
    assert_string_equal(text, "Zo\xc3\xab");
    assert_int_equal(mp_value_to_text(vm, mp_value_from_text(vm, "", 0), &text, &size), MP_OK);
    assert_int_equal(size, 0);
    assert_string_equal(text, "");
    mp_value bad = mp_value_from_text(vm, "\xff\xfe", 2);
    assert_int_equal(bad.bits, MP_ERROR.bits);
    assert_true(mp_error_pending(vm));
    mp_error_clear(vm);
    assert_int_equal(mp_value_to_text(vm, mp_value_none(), &text, &size), MP_EXCEPTION);
    mp_error_clear(vm);
    assert_int_equal(mp_value_to_text(vm, mp_value_str(vm, eval(vm, "[1, 'a', None]")), &text, &size), MP_OK);
    assert_string_equal(text, "[1, 'a', None]");
    assert_true(mp_value_is_none(mp_value_none()));
    assert_true(mp_value_is_none(eval(vm, "None")));
    assert_false(mp_value_is_none(mp_value_from_bool(false)));
    assert_int_equal(eval(vm, "1 > 2").bits, mp_value_from_bool(false).bits);
    mp_deinit(vm);
}

static void test_globals(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    mp_value missing = mp_global_get(vm, "missing");
    assert_int_equal(missing.bits, MP_ERROR.bits);
    assert_error(vm, "NameError: name 'missing' is not defined\n");
    run(vm, "answer = 42");
    assert_int_equal(mp_global_get(vm, "answer").bits, eval(vm, "42").bits);
    assert_int_equal(mp_global_set(vm, "answer", mp_value_none()), MP_OK);
    assert_true(mp_value_is_none(eval(vm, "answer")));
    /* inline caches see it */
    run(vm, "def get(): return answer");
    for (int i = 0; i < 5; i++) {
        assert_int_equal(mp_global_set(vm, "answer", mp_value_from_int(vm, i)), MP_OK);
        assert_int_equal(eval_int(vm, "get()"), i);
    }
    mp_deinit(vm);
}

static void test_refs(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, 96 * 1024);
    static mp_ref refs[200];
    for (int i = 0; i < 200; i++) {
        char text[40];
        int size = snprintf(text, sizeof text, "a value with the number %d", i);
        refs[i] = mp_ref_new(vm, mp_value_from_text(vm, text, (size_t)size));
        assert_int_not_equal(refs[i], 0);
    }
    for (int i = 0; i < 200; i += 2) {
        mp_ref_free(vm, refs[i]);
    }
    mp_ref_free(vm, 0);
    run(vm, "for i in range(200): x = [str(i)] * 100");
    (void)mp_gc_collect(vm);
    for (int i = 0; i < 200; i += 2) {
        refs[i] = mp_ref_new(vm, mp_value_from_int(vm, i));
        assert_int_not_equal(refs[i], 0);
    }
    for (int i = 0; i < 200; i++) {
        char text[40];
        const char *kept;
        int64_t number;
        if (i % 2 == 0) {
            assert_int_equal(mp_value_to_int(vm, mp_ref_get(vm, refs[i]), &number), MP_OK);
            assert_int_equal(number, i);
        } else {
            snprintf(text, sizeof text, "a value with the number %d", i);
            assert_int_equal(mp_value_to_text(vm, mp_ref_get(vm, refs[i]), &kept, NULL), MP_OK);
            assert_string_equal(kept, text);
        }
    }
    /* until memory is used up: 0, and all goes on */
    mp_ref last = 0;
    for (;;) {
        mp_ref ref = mp_ref_new(vm, mp_value_none());
        if (ref == 0) {
            break;
        }
        last = ref;
    }
    assert_true(last > 1000);
    mp_error_clear(vm);
    mp_deinit(vm);
}

/* ---- calls both ways ---- */

static mp_value call_out(mp_vm *vm, mp_value callable, int64_t argument) {
    mp_value v = mp_value_from_int(vm, argument);
    return mp_call(vm, callable, 1, &v);
}

static void test_call(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    run(vm, "def f(x, y=1): return x + y\nclass C:\n  def __call__(self, x): return -x\n"
            "def g(): return 'none'\ndef fails(x): raise KeyError(x)\n");
    int64_t i;
    assert_int_equal(mp_value_to_int(vm, call_out(vm, mp_global_get(vm, "f"), 4), &i), MP_OK);
    assert_int_equal(i, 5);
    assert_int_equal(mp_value_to_int(vm, call_out(vm, eval(vm, "C()"), 4), &i), MP_OK);
    assert_int_equal(i, -4);
    assert_int_equal(mp_value_to_int(vm, call_out(vm, eval(vm, "abs"), -9), &i), MP_OK);
    assert_int_equal(i, 9);
    mp_value two[2] = {mp_value_from_int(vm, 30), mp_value_from_int(vm, 12)};
    assert_int_equal(mp_value_to_int(vm, mp_call(vm, mp_global_get(vm, "f"), 2, two), &i), MP_OK);
    assert_int_equal(i, 42);
    mp_value v = mp_call(vm, mp_global_get(vm, "g"), 0, NULL);
    assert_true(v.bits != MP_ERROR.bits);
    v = call_out(vm, mp_global_get(vm, "fails"), 8);
    assert_int_equal(v.bits, MP_ERROR.bits);
    assert_error(vm, "Traceback (most recent call last):\n  File \"<test>\", line 5, in fails\nKeyError: 8\n");
    v = call_out(vm, mp_value_none(), 8);
    assert_int_equal(v.bits, MP_ERROR.bits);
    assert_error(vm, "TypeError: 'NoneType' object is not callable\n");
    mp_deinit(vm);
}

static mp_value native_sum(mp_vm *vm, size_t argc, const mp_value *args) {
    int64_t sum = 0;
    for (size_t i = 0; i < argc; i++) {
        int64_t n;
        if (mp_value_to_int(vm, args[i], &n) != MP_OK) {
            return MP_ERROR;
        }
        sum += n;
    }
    return mp_value_from_int(vm, sum);
}

/* Calls its first argument with the others, and collects on the way. */
static mp_value native_apply(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)mp_gc_collect(vm);
    mp_value result = mp_call(vm, args[0], argc - 1, args + 1);
    (void)mp_gc_collect(vm);
    return result;
}

static mp_value native_raise(mp_vm *vm, size_t argc, const mp_value *args) {
    const char *text;
    (void)argc;
    if (mp_value_to_text(vm, args[0], &text, NULL) != MP_OK) {
        return MP_ERROR;
    }
    return mp_raise_text(vm, text, "from C");
}

static mp_value native_exec(mp_vm *vm, size_t argc, const mp_value *args) {
    const char *text;
    (void)argc;
    if (mp_value_to_text(vm, args[0], &text, NULL) != MP_OK || mp_exec(vm, text, "inner") != MP_OK) {
        return MP_ERROR;
    }
    return mp_value_none();
}

static void test_functions(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    char name[] = "total";
    assert_int_equal(mp_function_add(vm, NULL, name, native_sum, 0, 255), MP_OK);
    memset(name, '?', sizeof name - 1); /* names are copied */
    assert_int_equal(mp_function_add(vm, "board", "pair", native_sum, 2, 2), MP_OK);
    assert_int_equal(mp_function_add(vm, "board", "apply", native_apply, 1, 255), MP_OK);
    assert_int_equal(mp_function_add(vm, "board", "fail", native_raise, 1, 1), MP_OK);
    assert_int_equal(mp_function_add(vm, "math", "pair", native_sum, 2, 2), MP_OK);
    (void)mp_gc_collect(vm);
    run(vm, "import board, math");
    assert_int_equal(eval_int(vm, "total()"), 0);
    assert_int_equal(eval_int(vm, "total(1, 2, 3) + total(*range(100))"), 4956);
    assert_int_equal(eval_int(vm, "board.pair(1, 2) + math.pair(3, 4) + math.floor(5.5)"), 15);
    assert_int_equal(eval_int(vm, "board.apply(board.pair, 20, 22)"), 42);
    assert_int_equal(eval_int(vm, "board.apply(lambda *a: sum(a), *range(50))"), 1225);
    assert_int_equal(eval_int(vm, "sum(board.pair(i, i) for i in range(10))"), 90);
    assert_int_equal(mp_exec(vm, "board.pair(1)", NULL), MP_EXCEPTION);
    mp_error_clear(vm);
    assert_int_equal(mp_exec(vm, "board.pair(1, 'x')", NULL), MP_EXCEPTION);
    mp_error_clear(vm);
    assert_int_equal(mp_exec(vm, "board.pair(1, x=2)", NULL), MP_EXCEPTION);
    mp_error_clear(vm);
    run(vm, "try:\n    board.fail('ValueError')\nexcept ValueError as e:\n    assert e.args == ('from C',)");
    run(vm, "try:\n    board.fail('NoSuchError')\nexcept SystemError as e:\n    pass");
    run(vm, "try:\n    board.apply(board.apply, board.fail, 'KeyError')\nexcept KeyError as e:\n    pass");
    mp_deinit(vm);
}

static void test_exec_inside_call(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    assert_int_equal(mp_function_add(vm, NULL, "run", native_exec, 1, 1), MP_OK);
    run(vm, "def f(n):\n    a, b = n, [n]\n    if n: run('f(%d)' % (n - 1))\n    assert a == n and b == [n]\n    "
            "return n\n");
    assert_int_equal(eval_int(vm, "f(5)"), 5);
    run(vm, "try:\n    run('x = 1 / 0')\nexcept ZeroDivisionError:\n    caught = True");
    assert_int_equal(mp_exec(vm, "run('raise SystemExit(3)')", NULL), MP_EXIT);
    assert_int_equal(mp_exit_code(vm), 3);
    mp_error_clear(vm);
    mp_deinit(vm);
}

/* ---- errors ---- */

static void test_errors(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    assert_false(mp_error_pending(vm));
    char text[300];
    strcpy(text, "x");
    assert_int_equal(mp_error_text(vm, text, sizeof text), 0);
    assert_string_equal(text, "");
    assert_int_equal(mp_exec(vm,
                             "def f(x):\n    return 1 // x\n\ntry:\n    f(0)\nexcept ZeroDivisionError as e:\n"
                             "    raise ValueError('bad') from e\n",
                             "demo.txt"),
                     MP_EXCEPTION);
    static const char expected[] = "Traceback (most recent call last):\n"
                                   "  File \"demo.txt\", line 5, in <module>\n"
                                   "  File \"demo.txt\", line 2, in f\n"
                                   "ZeroDivisionError: integer division or modulo by zero\n"
                                   "\n"
                                   "The above exception was the direct cause of the following exception:\n"
                                   "\n"
                                   "Traceback (most recent call last):\n"
                                   "  File \"demo.txt\", line 7, in <module>\n"
                                   "ValueError: bad\n";
    /* cut to any size, always ended, never beyond */
    for (size_t size = 0; size <= sizeof expected + 2; size++) {
        memset(text, '#', sizeof text);
        char long_text[sizeof expected + 8];
        memset(long_text, '#', sizeof long_text);
        assert_int_equal(mp_error_text(vm, long_text, size), sizeof expected - 1);
        if (size > 0) {
            size_t shown = size - 1 < sizeof expected - 1 ? size - 1 : sizeof expected - 1;
            assert_memory_equal(long_text, expected, shown);
            assert_int_equal(long_text[shown], 0);
        }
        assert_int_equal(long_text[size], '#');
    }
    assert_error(vm, expected);
    assert_int_equal(mp_exec(vm, "x = 1\nx = = 2\n", "demo.txt"), MP_EXCEPTION);
    assert_true(mp_error_text(vm, text, sizeof text) > 0);
    assert_non_null(strstr(text, "File \"demo.txt\", line 2\n"));
    assert_non_null(strstr(text, "SyntaxError: invalid syntax\n"));
    mp_value raised = mp_raise_text(vm, "OSError", "");
    assert_int_equal(raised.bits, MP_ERROR.bits);
    assert_error(vm, "OSError\n");
    /* the next call forgets what was not asked for */
    (void)mp_raise_text(vm, "ValueError", "old");
    run(vm, "x = 1");
    assert_int_equal(mp_exec(vm, "class E(Exception):\n  def __str__(self): return 1 / 0\nraise E", NULL),
                     MP_EXCEPTION);
    assert_true(mp_error_text(vm, text, sizeof text) > 0);
    mp_error_clear(vm);
    mp_deinit(vm);
}

static void test_exit(void **state) {
    (void)state;
    mp_vm *vm = vm_new_with(console_init(&out), heap, sizeof heap);
    static const struct {
        const char *source;
        int status;
        const char *text;
    } rows[] = {{"raise SystemExit", 0, ""},
                {"import sys; sys.exit()", 0, ""},
                {"sys.exit(None)", 0, ""},
                {"sys.exit(0)", 0, ""},
                {"sys.exit(7)", 7, ""},
                {"sys.exit(True)", 1, ""},
                {"sys.exit('good bye')", 1, "good bye\n"},
                {"sys.exit([1, 2])", 1, "[1, 2]\n"},
                {"def f():\n  try:\n    sys.exit(5)\n  finally:\n    print('finally')\nf()", 5, "finally\n"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        out.size = 0;
        out.text[0] = 0;
        assert_int_equal(mp_exec(vm, rows[i].source, NULL), MP_EXIT);
        assert_int_equal(mp_exit_code(vm), rows[i].status);
        assert_string_equal(out.text, rows[i].text);
        assert_true(mp_error_pending(vm));
        mp_error_clear(vm);
    }
    assert_int_equal(mp_exec(vm, "try:\n  sys.exit(5)\nexcept SystemExit: pass", NULL), MP_OK);
    mp_deinit(vm);
}

static void *interrupt_soon(void *vm) {
    struct timespec pause = {0, 30 * 1000 * 1000};
    (void)nanosleep(&pause, NULL);
    mp_interrupt(vm);
    return NULL;
}

static void test_interrupt(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    static const char *const loops[] = {"while True: pass", "def f(): pass\nwhile True: f()",
                                        "for i in iter(int, 1): x = i", "n = 0\nwhile 1:\n  n += 1\n  str(n)",
                                        "sum(1 for i in iter(int, 1))"};
    for (size_t i = 0; i < sizeof loops / sizeof loops[0]; i++) {
        pthread_t thread;
        assert_int_equal(pthread_create(&thread, NULL, interrupt_soon, vm), 0);
        assert_int_equal(mp_exec(vm, loops[i], NULL), MP_EXCEPTION);
        assert_int_equal(pthread_join(thread, NULL), 0);
        char text[600];
        (void)mp_error_text(vm, text, sizeof text);
        assert_non_null(strstr(text, "KeyboardInterrupt\n"));
        mp_error_clear(vm);
    }
    /* it can be caught, and is served once */
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, interrupt_soon, vm), 0);
    run(vm, "try:\n  while True: pass\nexcept KeyboardInterrupt:\n  count = 0\n  for i in range(100000): count += 1");
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_int_equal(eval_int(vm, "count"), 100000);
    mp_deinit(vm);
}

/* ---- several at once ---- */

static void test_several(void **state) {
    (void)state;
    mp_vm *vms[4];
    for (int i = 0; i < 4; i++) {
        vms[i] = vm_new(heaps[i], sizeof heaps[i]);
        assert_int_equal(mp_global_set(vms[i], "number", mp_value_from_int(vms[i], i)), MP_OK);
        run(vms[i],
            "import sys\nsys.mark = number\nclass A: x = number\nnames = {}\ngen = (number + i for i in range(100))");
    }
    for (int round = 0; round < 20; round++) {
        for (int i = 0; i < 4; i++) {
            run(vms[i], "A.x += 1\nnames['name%d' % A.x] = next(gen)");
            if (round % 7 == i) {
                assert_int_equal(mp_exec(vms[i], "1 / 0", NULL), MP_EXCEPTION);
            }
        }
    }
    for (int i = 0; i < 4; i++) {
        mp_error_clear(vms[i]);
        assert_int_equal(eval_int(vms[i], "sys.mark"), i);
        assert_int_equal(eval_int(vms[i], "A.x"), i + 20);
        assert_int_equal(eval_int(vms[i], "sum(names.values())"), 20 * i + 190);
    }
    mp_deinit(vms[1]);
    assert_int_equal(eval_int(vms[2], "A.x"), 22);
    mp_deinit(vms[0]);
    mp_deinit(vms[3]);
    mp_deinit(vms[2]);
}

typedef struct worker {
    pthread_t thread;
    void *memory;
    int64_t result;
} worker;

static void *work(void *argument) {
    worker *self = argument;
    mp_region region = {self->memory, sizeof heaps[0]};
    mp_config config = {.hal = mp_hal_posix(), .regions = &region, .region_count = 1};
    mp_vm *vm = mp_init(&config, NULL);
    mp_value v;
    if (vm != NULL &&
        mp_exec(vm, "t = 0\nfor i in range(3000):\n  t += len([str(k) for k in range(i % 50)])", NULL) == MP_OK &&
        mp_eval(vm, "t", &v) == MP_OK && mp_value_to_int(vm, v, &self->result) != MP_OK) {
        self->result = -1;
    }
    mp_deinit(vm);
    return NULL;
}

static void test_threads(void **state) {
    (void)state;
    worker workers[4];
    for (int i = 0; i < 4; i++) {
        workers[i].memory = heaps[i];
        workers[i].result = -1;
        assert_int_equal(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < 4; i++) {
        assert_int_equal(pthread_join(workers[i].thread, NULL), 0);
        assert_int_equal(workers[i].result, 73500);
    }
}

/* One VM, used by one thread after the other. */
static void *continue_elsewhere(void *vm) {
    mp_thread_enter(vm);
    return mp_exec(vm, "y = [x + str(i) for i in range(2000)]", NULL) == MP_OK ? vm : NULL;
}

static void test_thread_enter(void **state) {
    (void)state;
    mp_vm *vm = vm_new(heap, sizeof heap);
    run(vm, "x = 'abc'");
    for (int i = 0; i < 3; i++) {
        pthread_t thread;
        void *result = NULL;
        assert_int_equal(pthread_create(&thread, NULL, continue_elsewhere, vm), 0);
        assert_int_equal(pthread_join(thread, &result), 0);
        assert_ptr_equal(result, vm);
        mp_thread_enter(vm);
        assert_int_equal(eval_int(vm, "len(y) + len(y[1999])"), 2007);
    }
    mp_deinit(vm);
}

/* ---- settings ---- */

static void test_optimise(void **state) {
    (void)state;
    for (int level = 0; level <= 3; level++) {
        mp_region region = {heap, sizeof heap};
        mp_config config = {.hal = mp_hal_posix(), .regions = &region, .region_count = 1, .optimise = level};
        mp_vm *vm = mp_init(&config, NULL);
        assert_non_null(vm);
        run(vm, "def f(x):\n    'doc'\n    assert x\n    return 1 / x\n");
        mp_value v;
        assert_int_equal(mp_eval(vm, "f(0)", &v), MP_EXCEPTION);
        char text[400];
        (void)mp_error_text(vm, text, sizeof text);
        assert_int_equal(strstr(text, "AssertionError") != NULL, level == 0);
        mp_error_clear(vm);
        assert_int_equal(mp_value_is_none(eval(vm, "f.__doc__")), level >= 2);
        mp_deinit(vm);
    }
}

static void test_caches(void **state) {
    (void)state;
    static const size_t entries[] = {1, 2, 64, 1 << 10};
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
        mp_region region = {heap, sizeof heap};
        mp_config config = {.hal = mp_hal_posix(), .regions = &region, .region_count = 1, .cache_entries = entries[i]};
        mp_vm *vm = mp_init(&config, NULL);
        assert_non_null(vm);
        run(vm, "class A:\n  k = 1\n  def __init__(self, n): self.n = n\n  def m(self): return self.n + self.k\n"
                "def f():\n  t = 0\n  for i in range(200):\n    a = A(i)\n    t += a.m() + len(str(i))\n  return t\n"
                "first = f()\nA.k = 2\nsecond = f()");
        assert_int_equal(eval_int(vm, "second - first"), 200);
        mp_deinit(vm);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_version),    cmocka_unit_test(test_no_hal),
        cmocka_unit_test(test_init_again), cmocka_unit_test(test_exec),
        cmocka_unit_test(test_files),      cmocka_unit_test(test_argv),
        cmocka_unit_test(test_ints),       cmocka_unit_test(test_floats),
        cmocka_unit_test(test_texts),      cmocka_unit_test(test_globals),
        cmocka_unit_test(test_refs),       cmocka_unit_test(test_call),
        cmocka_unit_test(test_functions),  cmocka_unit_test(test_exec_inside_call),
        cmocka_unit_test(test_errors),     cmocka_unit_test(test_exit),
        cmocka_unit_test(test_interrupt),  cmocka_unit_test(test_several),
        cmocka_unit_test(test_threads),    cmocka_unit_test(test_thread_enter),
        cmocka_unit_test(test_optimise),   cmocka_unit_test(test_caches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
