/* SPDX-License-Identifier: MIT
 *
 * The prompt: what keys do to the line and to the screen, history, completion, paste mode, and the two modes for tools;
 * short memory and senseless input.
 */
#include "screen.h"

#include "gc/heap.h"

#include <time.h>

/* A heap as of a small microcontroller; pointers of 64 bits want the double of it. */
#define SMALL_HEAP (4096 * sizeof(void *))

static screen terminal;
static char heap[1 << 20];
static mp_repl_mode mode;
static bool hasty, unseen;
static size_t failing; /* the allocation that fails, counted from the start of the prompt; 0: none */

/* A run of the prompt with these keys in a heap of that size; after a soft reset it goes on in a new VM. */
static const char *talk_in(size_t heap_size, const char *keys, size_t count) {
    screen_init(&terminal, keys, count);
    terminal.hasty = hasty;
    terminal.frozen = unseen;
    for (;;) {
        mp_vm *vm = vm_new_with(&terminal.hal, heap, heap_size);
        mp_gc_fail_at(vm, failing);
        mp_repl_end end = mp_repl_run(vm, &mode);
        assert_int_equal(terminal.mode, MP_CONSOLE_PROGRAM);
        assert_int_equal(mp_error_pending(vm), end == MP_REPL_EXIT);
        mp_deinit(vm);
        if (end == MP_REPL_END) {
            return terminal.text;
        }
        screen_write(&terminal, MP_STREAM_OUT, MP_REPL_SOFT_RESET_TEXT, strlen(MP_REPL_SOFT_RESET_TEXT));
    }
}

static const char *talk_sized(const char *keys, size_t count) {
    mode = MP_REPL_FRIENDLY;
    hasty = false;
    return talk_in(sizeof heap, keys, count);
}

#define TALK(keys) talk_sized(keys, sizeof(keys) - 1)

static void assert_contains(const char *text, const char *part) {
    if (strstr(text, part) == NULL) {
        fail_msg("no \"%s\" in:\n%s", part, text);
    }
}

static void assert_lacks(const char *text, const char *part) {
    if (strstr(text, part) != NULL) {
        fail_msg("\"%s\" in:\n%s", part, text);
    }
}

#define BANNER "micropy 0.1.0; Python 3.11\nType \"help()\" for more information.\n"

/* ---- editing ---- */

typedef struct edit {
    const char *keys;
    const char *line; /* what is on the screen behind the prompt; '|' is the cursor */
} edit;

static void check_edit(const char *keys, const char *line) {
    char shown[SCREEN_ROWS * SCREEN_COLUMNS + 2];
    (void)talk_sized(keys, strlen(keys));
    size_t size = 0;
    for (size_t row = 2; row < SCREEN_ROWS; row++) {
        for (size_t column = 0; column < SCREEN_COLUMNS; column++) {
            if (row == terminal.row && column == terminal.column) {
                shown[size++] = '|';
            }
            shown[size++] = terminal.cells[row][column];
        }
    }
    while (shown[size - 1] == ' ') {
        size--;
    }
    shown[size] = 0;
    assert_string_equal(shown, line);
}

static void editing(void **state) {
    (void)state;
    static const edit edits[] = {
        {"", ">>> |"},
        {"abc", ">>> abc|"},
        {"ac\33[Db", ">>> ab|c"},
        {"bc\33[D\33[D\33[Da\33[C\33[C\33[Cd", ">>> abcd|"},
        {"abc\33OD\33OD\33OCx", ">>> abx|c"},
        {"bc\33[Ha\33[Fd", ">>> abcd|"},
        {"bc\33[1~a\33[4~d", ">>> abcd|"},
        {"bc\33[7~a\33[8~d", ">>> abcd|"},
        {"bc\33OHa\33OFd", ">>> abcd|"},
        {"bc\1a\5d\2\2", ">>> ab|cd"},
        {"bc\2\2\6", ">>> b|c"},
        {"abcd\10\177", ">>> ab|"},
        {"abcd\1\33[3~\4", ">>> |cd"},
        {"abcd\33[3~", ">>> abcd|"},
        {"abcd\2\2\13", ">>> ab|"},
        {"abcd\2\2\25", ">>> |cd"},
        {"a b_1 c2\27", ">>> a b_1 |"},
        {"a b_1  \27\27", ">>> |"},
        {"one two.x\33b\33b!", ">>> one !|two.x"},
        {"one two\33[1;5D\33[1;5D\33[1;5C!", ">>> one!| two"},
        {"one two\1\33f\33f!", ">>> one two!|"},
        {"one two\1\33d", ">>> | two"},
        {"one two\1\33[3;5~", ">>> | two"},
        {"one two\33\177", ">>> one |"},
        /* what means nothing is nothing */
        {"a\0332b\33[99~c\33[1;9Zd\32\34\36e\33[", ">>> abcde|"},
        {"a\33", ">>> a|"},
        {"a\33[1;", ">>> a|"},
        {"a\33[200~b\33[201~c", ">>> abc|"},
        {"a\xff\x80"
         "b\xc3(c\xe2\x82"
         "d",
         ">>> ab(cd|"},
        {"\t12", ">>>     12|"},
        {"\t\t\177\177\177", ">>> |"},
        {"\t  x\33[D\177", ">>>     |x"},
    };
    for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
        check_edit(edits[i].keys, edits[i].line);
    }
}

static void clear_screen(void **state) {
    (void)state;
    (void)TALK("1\r2\rif x\33[D\14");
    assert_memory_equal(terminal.cells[0], ">>> if x  ", 10);
    assert_memory_equal(terminal.cells[1], "          ", 10);
    assert_int_equal(terminal.row, 0);
    assert_int_equal(terminal.column, 7);
}

/* The line is longer than a row of the terminal. */
static void long_line(void **state) {
    (void)state;
#define ROW "123456789012345678901234567890123456"
    check_edit(ROW, ">>> " ROW "|");
    check_edit(ROW "789", ">>> " ROW "789|");
    check_edit(ROW "789\33[D\33[D\33[D\33[D", ">>> 12345678901234567890123456789012345|6789");
    check_edit(ROW ROW ROW "\1x", ">>> x|" ROW ROW ROW);
    check_edit(ROW ROW ROW "\1\5x", ">>> " ROW ROW ROW "x|");
    check_edit(ROW ROW ROW "\1\4\33[F\177",
               ">>> 23456789012345678901234567890123456" ROW "12345678901234567890123456789012345|");
    check_edit(ROW ROW ROW "\25", ">>> |");
    check_edit(ROW ROW "\1\6\13", ">>> 1|");
}

/* ---- statements ---- */

static void statements(void **state) {
    (void)state;
    assert_string_equal(TALK("1 + 1\r"), BANNER ">>> 1 + 1\n2\n>>> ");
    assert_string_equal(TALK("'a'\n"), BANNER ">>> 'a'\n'a'\n>>> ");
    assert_string_equal(TALK("2\r\n3\r\n\r\n"), BANNER ">>> 2\n2\n>>> 3\n3\n>>> \n>>> ");
    assert_contains(TALK("1/0\r\r5\r"), "ZeroDivisionError: division by zero\n>>> \n>>> 5\n5\n");
    assert_contains(TALK("x = = 1\r5\r"), "SyntaxError: invalid syntax\n>>> 5\n5\n");
    assert_contains(TALK("'\xc3\xa9\xe2\x82\xac'\33[D\177\r"), "\n'\xc3\xa9'\n");
    assert_contains(TALK("1 +\3"
                         "7\r"),
                    ">>> 1 +\n>>> 7\n7\n");
    assert_contains(TALK("\0001\0+\0001\r"), "\n2\n");
}

static void blocks(void **state) {
    (void)state;
    assert_contains(TALK("if 1:\r6\r\177\r"), ">>> if 1:\n...     6\n...     \33[4D\33[J");
    assert_contains(TALK("if 1:\r6\r\177\r"), "\n6\n>>> ");
    /* the indentation is kept until a line has nothing else on it */
    assert_contains(TALK("for i in 1, 2:\rif i == 2:\rprint('two')\r\r\r5\r"), "\ntwo\n>>> 5\n5\n");
    assert_contains(TALK("(1,\r2)\r"), ">>> (1,\n... 2)\n(1, 2)\n");
    assert_contains(TALK("'''a\rb'''\r"), "\n'a\\nb'\n");
    assert_contains(TALK("if 1:\r# nothing\r8\r\r\r"), "\n8\n");
    assert_contains(TALK("if 1:\r8\r\3"
                         "9\r"),
                    "\n>>> 9\n9\n");
    /* a file that is sent in a stream is not indented further */
    mode = MP_REPL_FRIENDLY;
    hasty = true;
    static const char file[] = "def f(a):\r\n    if a:\r\n\treturn 'y'\r\n    return 'n'\r\n\r\nf(1), f(0)\r\n";
    assert_contains(talk_in(sizeof heap, file, sizeof file - 1), "\n('y', 'n')\n");
    assert_contains(TALK("\33[200~\3if 1:\r4\r\177\r"), "\n4\n");
    assert_contains(TALK("\33[200~if 1:\r    4\r\r\33[201~5\r"), "\n4\n>>> 5\n5\n");
}

static void input_is_edited(void **state) {
    (void)state;
    assert_contains(TALK("input('? ')\rac\33[Db\r"), "? a");
    assert_contains(TALK("input('? ')\rac\33[Db\r"), "\n'abc'\n");
    assert_contains(TALK("input()\r\4"
                         "5\r"),
                    "EOFError: EOF when reading a line\n>>> 5\n5\n");
    assert_contains(TALK("input()\rxyz\3"
                         "5\r"),
                    "KeyboardInterrupt\n>>> 5\n5\n");
    assert_contains(TALK("input()\r\1\2\5q\r"), "\n'q'\n");
}

static void history(void **state) {
    (void)state;
    check_edit("1\r2\r\33[A", ">>> 1                                   "
                              "1                                       "
                              ">>> 2                                   "
                              "2                                       "
                              ">>> 2|");
    assert_contains(TALK("11\r22\r33\r\33[A\33[A\33[A0\r"), "110\n>>> ");
    assert_contains(TALK("11\r22\r\20\20\20\20\0165\r"), "\n225\n");
    assert_contains(TALK("11\r44\33[A\33[B5\r"), "\n445\n");
    assert_contains(TALK("11\r\33[A\33[B\33[B7\r"), "\n7\n");
    assert_contains(TALK("11\r11\r  \r22\r\33[A\33[A\33[A8\r"), "\n118\n"); /* neither doubles nor blanks */
    /* only so much is kept, and the newest */
    static char keys[40000];
    size_t size = 0;
    for (int i = 0; i < 2000; i++) {
        size += (size_t)sprintf(keys + size, "%d\r", 10000 + i);
    }
    for (int i = 0; i < 3000; i++) {
        keys[size++] = 16;
    }
    memcpy(keys + size, "\0160000\r", 7);
    mode = MP_REPL_FRIENDLY;
    (void)talk_in(SMALL_HEAP, keys, size + 7);
    assert_contains(terminal.text, "0000\n11");
}

/* ---- completion ---- */

static void completion(void **state) {
    (void)state;
    check_edit("impo\t", ">>> import|");
    check_edit("import mat\t", ">>> import math|");
    check_edit("from mat\t", ">>> from math|");
    assert_contains(TALK("import ma\rfrom math import is\t"), ">>> from math import is");
    assert_contains(TALK("counter_one = 5\rcount\t + 1\r"), ">>> counter_one + 1\n6\n");
    assert_contains(TALK("import math\rmath.sq\t(16)\r"), "\n4.0\n");
    assert_contains(TALK("class A: pass\r\ra = A(); a.first = A(); a.first.second = 9\ra.fi\t.s\t\r"), "\n9\n");
    assert_contains(TALK("abc_one = abc_two = 1\rabc\t\t"), "\nabc_one         abc_two         \n>>> abc_");
    assert_contains(TALK("x1 = x2 = 1\rx\t"), "\nx1              x2              \n>>> x");
    assert_contains(TALK("''.enc\t\r"), ">>> ''.enc\n"); /* only names are looked up */
    assert_contains(TALK("nothing.at\t\r"), ">>> nothing.at\n");
    assert_contains(TALK("nothing..\t\r"), ">>> nothing..\n");
    assert_contains(TALK(".\t\r"), ">>> .\n");
    assert_contains(TALK("1.\t\r"), "\n1.0\n");
    assert_lacks(TALK("import sys\rsys.\t\3"), "__");
    assert_contains(TALK("import sys\rsys.__\t\3"), "__");
    /* attributes that raise, or run for ever until they are interrupted */
    assert_contains(TALK("class B:\r@property\rdef p(self): 1 / 0\r\r\rB().p\rb = B()\rb.p.x\t\r5\r"), "\n5\n>>> ");
    assert_contains(TALK("print.__na\t\r"), "\n'print'\n");
}

/* ---- paste mode ---- */

static void paste_mode(void **state) {
    (void)state;
    assert_string_equal(TALK("\5if 1:\r    print(5)\r\r    print(6)\r\4"), BANNER
                        ">>> \npaste mode; Ctrl-C to cancel, Ctrl-D to finish\n=== if 1:\n===     print(5)\n=== \n"
                        "===     print(6)\n=== \n5\n6\n>>> ");
    assert_contains(TALK("\5print(5)\r\3"
                         "7\r"),
                    "=== \n>>> 7\n7\n");
    assert_lacks(TALK("\5print(2 + 3)\r\3"
                      "7\r"),
                 "\n5\n");
    assert_contains(TALK("\5print(5\r\4"
                         "7\r"),
                    "SyntaxError: '(' was never closed\n>>> 7\n7\n");
    assert_contains(TALK("\5print(1x\177\r\r\177\177 + 3)\4"), "\n4\n");
    assert_contains(TALK("\5print('\xc3\xa9\177' + 'a\177b')\r\4"), "\nb\n");
    assert_contains(TALK("\5if 1:\r\tprint('t\tt')\r\4"), "\nt\tt\n");
    assert_contains(TALK("\5\33[200~print(8)\33[201~\r\4"), "\n8\n");
    assert_contains(TALK("\5\4"
                         "7\r"),
                    "\n>>> 7\n7\n");
}

/* ---- raw mode ---- */

#define GREETING "raw REPL; CTRL-B to exit\n>"

static void raw_mode(void **state) {
    (void)state;
    assert_string_equal(TALK("\1print(1)\4"), BANNER ">>> \n" GREETING "OK1\n\4\4>");
    assert_contains(TALK("\1print(1)\r\nprint(2)\4print(3)\4"), GREETING "OK1\n2\n\4\4>OK3\n\4\4>");
    assert_contains(TALK("\0011/0\4"),
                    ">OK\4Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n"
                    "ZeroDivisionError: division by zero\n\4>");
    assert_contains(TALK("\1x = = 1\4"), ">OK\4  File \"<stdin>\", line 1\n");
    assert_contains(TALK("\1print(5)\3print(6)\4"), ">OK6\n\4\4>");
    assert_contains(TALK("\1print(5)\1print(6)\4"), GREETING GREETING "OK6\n\4\4>");
    assert_contains(TALK("\1"
                         "5\2"
                         "6\r"),
                    GREETING "\n" BANNER ">>> 6\n6\n");
    assert_contains(TALK("\1x = 5\4\1print(x)\4"), "OK5\n\4\4>");
    assert_contains(TALK("\1\4print(1)\4"), GREETING "OK\nMPY: soft reboot\n" GREETING "OK1\n\4\4>");
    assert_contains(TALK("\1x = 5\4\4print(x)\4"), "NameError: name 'x' is not defined\n\4>");
    assert_contains(TALK("\1import sys; sys.exit()\4print(1)\4"), "OK\4\4MPY: soft reboot\n" GREETING "OK1\n\4\4>");
    assert_contains(TALK("\1print(1)\0\4"), "OK\4");
    assert_contains(TALK("\1\33[D\4"), "SyntaxError: invalid non-printable character U+001B\n\4>");
    assert_contains(TALK("\1raise KeyboardInterrupt\4"), "KeyboardInterrupt\n\4>");
}

static void raw_paste(void **state) {
    (void)state;
    (void)TALK("\1\5A\1print(1)\4print(2)\4");
    static const char answer[] = GREETING "R\1\x80\0\1\0041\n\4\4>OK2\n\4\4>";
    assert_memory_equal(terminal.text + terminal.size - (sizeof answer - 1), answer, sizeof answer - 1);
    /* a window is granted for each 128 bytes */
    char keys[1000] = "\1\5A\1";
    size_t size = 4;
    size += (size_t)sprintf(keys + size, "%-300s\n", "x = 1");
    size += (size_t)sprintf(keys + size, "%-82s\n", "print(x)");
    keys[size++] = 4;
    (void)talk_sized(keys, size);
    static const char granted[] = "R\1\x80\0\1\1\1\1\0041\n\4\4>";
    assert_memory_equal(terminal.text + terminal.size - (sizeof granted - 1), granted, sizeof granted - 1);
    /* the errors */
    (void)TALK("\1\5A\1x = = 1\nprint(1)\n\4print(2)\4");
    assert_contains(terminal.text + terminal.size - 40, "Error: invalid syntax\n\4>OK2\n\4\4>");
    (void)TALK("\1\5A\1print(1)\n\3print(2)\4");
    static const char interrupted[] = "\1\4\4KeyboardInterrupt\n\4>OK2\n\4\4>";
    assert_memory_equal(terminal.text + terminal.size - (sizeof interrupted - 1), interrupted, sizeof interrupted - 1);
    (void)TALK("\1\5B\1print(2)\4");
    static const char refused[] = "R\0>OK2\n\4\4>";
    assert_memory_equal(terminal.text + terminal.size - (sizeof refused - 1), refused, sizeof refused - 1);
    (void)TALK("\1\5A\1print(1)"); /* the line goes dead */
}

static void ending(void **state) {
    (void)state;
    assert_contains(TALK("x = 1\r\4x\r"), ">>> \nMPY: soft reboot\n" BANNER ">>> x\n");
    assert_contains(TALK("x = 1\r\4x\r"), "NameError: name 'x' is not defined\n>>> ");
    assert_contains(TALK("raise SystemExit(3)\r5\r"), "MPY: soft reboot\n" BANNER ">>> 5\n5\n");
    assert_contains(TALK("5\r\2"
                         "6\r"),
                    ">>> \n" BANNER ">>> 6\n6\n>>> ");
    static const mp_hal nothing = {.console_read = NULL};
    mp_vm *vm = vm_new_with(&nothing, heap, sizeof heap);
    mode = MP_REPL_RAW;
    assert_int_equal(mp_repl_run(vm, &mode), MP_REPL_END);
    assert_int_equal(mode, MP_REPL_RAW);
    mp_deinit(vm);
}

/* ---- without much memory ---- */

static void short_memory(void **state) {
    (void)state;
    static const struct {
        const char *keys, *expected;
    } cases[] = {
        {"1 + 1\r", "\n2\n"},
        {"def f(n):\rreturn n * 2\r\177\rf(21)\r", "\n42\n"},
        {"l = []\rwhile 1: l.append(0)\r\rl = None\r5\r", " bytes\n>>> l = None\n>>> 5\n5\n"},
        {"l = ()\rwhile 1: l = (l,)\r\rl = None\r5\r", " bytes\n>>> l = None\n>>> 5\n5\n"},
        {"l = ()\rwhile 1: l = (l,)\r\rl = None\r\33[A\33[A\33[B\33[B7\r", "\n7\n"},
        {"def f(): f()\r\rf()\r5\r", "RecursionError: maximum recursion depth exceeded\n>>> 5\n5\n"},
        {"import micropython; micropython.heap_lock()\r5\r", "\n>>> 5\n5\n"},
        {"print.\t\3sys\3import sys\rsys.\t\3"
         "5\r",
         ">>> 5\n5\n"},
        {"\1l = ()\rwhile 1: l = (l,)\4l = None\4print(5)\4", " bytes\n\4>OK\4\4>OK5\n\4\4>"},
        {"\1l = ()\rwhile 1: l = (l,)\4\4print(5)\4", ">OK5\n\4\4>"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        mode = MP_REPL_FRIENDLY;
        assert_contains(talk_in(SMALL_HEAP, cases[i].keys, strlen(cases[i].keys)), cases[i].expected);
    }
}

/* Whichever allocation fails, the statements after it work. */
static void failing_allocations(void **state) {
    (void)state;
    static const char keys[] = "import sys\r\33[A\33[A; sys.pa\t\r\rx\t\3if 1:\rpri\t('two')\r\r\r\5print(1)\4"
                               "input()\rabc\r\1print(2)\4\5A\1print(3)\4\2\r\rprint(4)\rprint('al' + 'ive')\r";
    for (failing = 1; failing <= 400; failing++) {
        (void)talk_sized(keys, sizeof keys - 1);
        const char *end = terminal.text + terminal.size - 100;
        assert_true(strstr(end, "\nalive\n>>> ") != NULL || strstr(end, "\n4\n>>> ") != NULL);
    }
    failing = 0;
}

/* Lines and programs that do not fit. */
static void too_much_input(void **state) {
    (void)state;
    static char keys[100000];
    static const char *const frames[][2] = {{"'", "'\r5\r"},
                                            {"\5'", "'\4"
                                                    "5\r"},
                                            {"\1'", "'\4\2"
                                                    "5\r"}};
    for (size_t i = 0; i < 3; i++) {
        for (size_t size = SMALL_HEAP; size <= 90000; size += 50000) {
            size_t start = strlen(frames[i][0]);
            memset(keys, 'x', start + size);
            memcpy(keys, frames[i][0], start);
            strcpy(keys + start + size, frames[i][1]);
            mode = MP_REPL_FRIENDLY;
            const char *text = talk_in(SMALL_HEAP, keys, strlen(keys));
            assert_contains(text, "MemoryError\n");
            assert_contains(text, ">>> 5\n5\n>>> ");
            (void)talk_sized(keys, strlen(keys));
            assert_lacks(terminal.text, "MemoryError\n");
            assert_contains(terminal.text, "5\n5\n>>> ");
        }
    }
    /* raw-paste has room for what is compiled at a time */
    strcpy(keys, "\1\5A\1");
    for (size_t i = 0; i < 2000; i++) {
        strcat(keys + i * 30, "x = 12345 # ..................\n");
    }
    strcat(keys, "print(x)\n\4");
    mode = MP_REPL_FRIENDLY;
    (void)talk_in(2 * SMALL_HEAP, keys, strlen(keys));
}

/* ---- senseless input ---- */

static uint64_t random_state = 20240229;

static uint32_t random_next(uint32_t below) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)(random_state >> 32) % below;
}

/* Whatever came before, these keys lead to a prompt that works. */
#define RESCUE "\3\2\3\3\rprint('al' + 'ive')\r"

static void check_senseless(char *keys, size_t count, size_t heap_size) {
    memcpy(keys + count, RESCUE, sizeof RESCUE - 1);
    mode = MP_REPL_FRIENDLY;
    unseen = true;
    (void)talk_in(heap_size, keys, count + sizeof RESCUE - 1);
    unseen = false;
    assert_contains(terminal.text + terminal.size - 20, "\nalive\n>>> ");
}

static void random_bytes(void **state) {
    (void)state;
    enum { COUNT = 1000000 };
    char *keys = malloc(COUNT + sizeof RESCUE);
    assert_non_null(keys);
    hasty = false;
    for (size_t i = 0; i < COUNT; i++) {
        keys[i] = (char)random_next(256);
    }
    check_senseless(keys, COUNT, SMALL_HEAP);
    free(keys);
}

/* clang-format off */
static const char *const pieces[] = {
    "\1", "\2", "\3", "\4", "\5", "\10", "\t", "\13", "\14", "\r", "\n", "\r\n", "\16", "\20", "\25", "\27", "\33",
    "\33[A", "\33[B", "\33[C", "\33[D", "\33[H", "\33[F", "\33[3~", "\33b", "\33f", "\33d", "\33[1;5C", "\33[",
    "\33O", "\177", "\33[200~", "\33[201~", "\5A\1", "\5B\1", "\1\5A\1", "\xc3\xa9", "\xe2", "\xf0\x9f\x98\x80",
    "if 1:\r", "x", "x = 5", "print(x)\r", "print", "sys.", "import ", "1/0\r", "(", ")", "'''", "def f():\r", "    ",
    "#", ":", "while 1: x = [x]\r\r", "raise SystemExit\r", "input()\r", "123456789012345678901234567890",
};
/* clang-format on */

static void random_keys(void **state) {
    (void)state;
    enum { COUNT = 200000 };
    char *keys = malloc(COUNT + 50 + sizeof RESCUE);
    assert_non_null(keys);
    for (int round = 0; round < 2; round++) {
        size_t size = 0;
        hasty = round == 1;
        while (size < (stress_mode() == MP_STRESS_MOVE ? COUNT / 10 : COUNT)) {
            const char *piece = pieces[random_next(sizeof pieces / sizeof pieces[0])];
            memcpy(keys + size, piece, strlen(piece));
            size += strlen(piece);
        }
        check_senseless(keys, size, 2 * SMALL_HEAP);
    }
    hasty = false;
    free(keys);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(editing),         cmocka_unit_test(clear_screen),
        cmocka_unit_test(long_line),       cmocka_unit_test(statements),
        cmocka_unit_test(blocks),          cmocka_unit_test(history),
        cmocka_unit_test(input_is_edited), cmocka_unit_test(completion),
        cmocka_unit_test(paste_mode),      cmocka_unit_test(raw_mode),
        cmocka_unit_test(raw_paste),       cmocka_unit_test(ending),
        cmocka_unit_test(short_memory),    cmocka_unit_test(failing_allocations),
        cmocka_unit_test(too_much_input),  cmocka_unit_test(random_bytes),
        cmocka_unit_test(random_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
