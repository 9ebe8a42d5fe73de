#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Collects the constant names of the sources and writes them as C.

    make_names.py OUT_DIR SOURCE...

Every MP_NAME(x), and the first or second argument of the table macros (MP_METHOD(x, ...), MP_TYPE(variable, x, ...)),
names an interned constant str. This writes OUT_DIR/mp_names.h, which declares them, and OUT_DIR/mp_names.c, which
defines them: members of one struct, with hashes (FNV-1a, as mp_str_hash_bytes), the 128 one-character strs and the empty
str among them, so that the distance from its start is a 16-bit number for a name; and a hash-ordered table of these
numbers, in which the interning code searches. A file is rewritten only if it changes, so that builds stay short.
"""
import os
import re
import sys

# Names that are not C identifiers: what MP_NAME(key) stands for.
SPECIAL = {
    "empty_": "",
    "module_": "<module>",
    "lambda_": "<lambda>",
    "listcomp_": "<listcomp>",
    "genexpr_": "<genexpr>",
    "string_": "<string>",
    "stdin_": "<stdin>",
    "dot_": ".",
    "newline_": "\n",
    "space_": " ",
    "star_": "*",
    "empty_brackets_": "[]",
    "not_found_": "?",
    "return_": "return",
    "dot_zero_": ".0",
    "comma_space_": ", ",
    "ellipsis_": "...",
    "dunder_main_path_": "__main__.py",
    "init_path_": "__init__.py",
    "slash_": "/",
    "zero_": "0",
    "not_equal_": "!=",
    "type_parameters_": "<type parameters>",
    "unknown_error_": "Unknown error",
    "stdout_": "<stdout>",
    "stderr_": "<stderr>",
    "utf_8_": "utf-8",
    "array_type_": "array.array",
    "weakref_type_": "weakref.ReferenceType",
    "deque_type_": "collections.deque",
    "OrderedDict_type_": "collections.OrderedDict",
    "defaultdict_type_": "collections.defaultdict",
    "Struct_type_": "_struct.Struct",
    "json_error_type_": "json.decoder.JSONDecodeError",
    "json_encoder_type_": "json.encoder.JSONEncoder",
    "json_decoder_type_": "json.decoder.JSONDecoder",
    "comma_": ",",
    "colon_space_": ": ",
    "re_error_type_": "error",
    "re_pattern_type_": "re.Pattern",
    "re_match_type_": "re.Match",
    "re_scanner_type_": "_sre.SRE_Scanner",
    "TextIOWrapper_type_": "_io.TextIOWrapper",
    "FileIO_type_": "_io.FileIO",
    "collections_abc_": "collections.abc",
    "StringIO_type_": "_io.StringIO",
    "BytesIO_type_": "_io.BytesIO",
    "BufferedReader_type_": "_io.BufferedReader",
    "BufferedWriter_type_": "_io.BufferedWriter",
    "BufferedRandom_type_": "_io.BufferedRandom",
    "ProxyType_": "weakref.ProxyType",
    "CallableProxyType_": "weakref.CallableProxyType",
    "GenericAlias_type_": "types.GenericAlias",
    "UnionType_type_": "types.UnionType",
    "TypeVar_type_": "typing.TypeVar",
    "ParamSpec_type_": "typing.ParamSpec",
    "TypeVarTuple_type_": "typing.TypeVarTuple",
    "TypeAliasType_type_": "typing.TypeAliasType",
    "Generic_type_": "typing.Generic",
    "ParamSpecArgs_type_": "typing.ParamSpecArgs",
    "param_spec_args_": "%U.args",
    "param_spec_kwargs_": "%U.kwargs",
    "unpack_": "typing.Unpack[%U]",
    "dot_defaults_": ".defaults",
    "dot_kwdefaults_": ".kwdefaults",
    "dot_type_params_": ".type_params",
    "dot_generic_base_": ".generic_base",
    "invalid_syntax_": "invalid syntax",
    "hash_": "hash",  # mp_name_hash is a type
    "linux_": "linux",  # a macro of some compilers
}

FIRST = re.compile(
    r"\bMP_(?:NAME|FUNCTION|FUNCTION_KW|METHOD|METHOD_KW|CLASSMETHOD|CLASSMETHOD_KW|STATICMETHOD|GETTER|GETSET|"
    r"CONSTANT|CONSTANT_INT|PARAM|EXCEPTION)\(\s*(\w+)\s*[,)]")
SECOND = re.compile(r"\bMP_(?:TYPE|TYPE_PLAIN|MODULE)\(\s*\w+\s*,\s*(\w+)")
LIST = re.compile(r"\bMP_NAMES_USED\(([\w\s,]*)\)")


def fnv(data):
    assert len(data) <= 32, "longer strs are hashed in another way (str.c): %r" % data
    h = 0x811C9DC5
    for b in data:
        h = ((h ^ b) * 0x01000193) & 0xFFFFFFFF
    return h


def c_text(data):
    return "".join("\\%03o" % b for b in data)


def write(path, text):
    try:
        with open(path) as f:
            if f.read() == text:
                return
    except OSError:
        pass
    with open(path, "w") as f:
        f.write(text)


def collect(paths):
    keys = set(SPECIAL)
    for path in paths:
        with open(path, encoding="utf-8") as f:
            text = f.read()
        text = re.sub(r"^\s*#\s*define.*(\\\n.*)*", "", text, flags=re.M)
        text = re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.S)
        keys.update(FIRST.findall(text))
        keys.update(SECOND.findall(text))
        for names in LIST.findall(text):
            keys.update(re.findall(r"\w+", names))
    return keys


def fold(value):
    return (value ^ value >> 16) & 0xFFFF


def main():
    out_dir, paths = sys.argv[1], sys.argv[2:]
    texts = {k: SPECIAL.get(k, k).encode() for k in collect(paths)}
    # A one-character name is the same object as mp_names.chars[c].
    names = sorted(k for k, t in texts.items() if len(t) != 1)
    chars = [bytes([i]) for i in range(128)]
    sizes = sorted({len(texts[k]) + 1 for k in names} | {2})

    header = ["/* Generated by tools/make_names.py: the constant names. */", "#ifndef MP_NAMES_H", "#define MP_NAMES_H", ""]
    for n in sizes:
        header.append("struct mp_name_str_%d { mp_object object; uint32_t size_flags; mp_name_hash hash; char data[%d]; };" % (n, n))
    header.append("extern const struct mp_names {")
    header.append("    struct mp_name_str_2 chars[128];")
    header += ["    struct mp_name_str_%d mp_name_%s;" % (len(texts[k]) + 1, k) for k in names]
    header.append("} mp_names;")
    header += ["#define mp_name_%s chars[%d]" % (k, t[0]) for k, t in sorted(texts.items()) if len(t) == 1]
    header += ["/* All of them, ordered by hash, folded to 16 bits. */", "extern const mp_name_number mp_name_table[];",
               "extern const size_t mp_name_table_count;", "", "#endif", ""]

    def initialiser(data):
        ascii_flag = 1 if all(b < 128 for b in data) else 0
        return '{{(const mp_head *)&mp_type_str}, %du, MP_NAME_HASH(0x%08xu), "%s"}' % (
            len(data) << 2 | 2 | ascii_flag, fnv(data), c_text(data))

    body = ["/* Generated by tools/make_names.py: the constant names. */", '#include "objects/str.h"', "",
            "const struct mp_names mp_names = {", "    {"]
    body += ["        %s," % initialiser(t) for t in chars]
    body.append("    },")
    body += ["    %s," % initialiser(texts[k]) for k in names]
    body.append("};")
    rows = [(fold(fnv(t)), "chars[%d]" % t[0]) for t in chars] + [(fold(fnv(texts[k])), "mp_name_" + k) for k in names]
    body.append("const mp_name_number mp_name_table[] = {")
    body += ["    MP_NAME_NUMBER_OF(%s)," % member for _, member in sorted(rows)]
    body.append("};")
    body.append("const size_t mp_name_table_count = %du;" % len(rows))
    body.append("")

    os.makedirs(out_dir, exist_ok=True)
    write(os.path.join(out_dir, "mp_names.h"), "\n".join(header))
    write(os.path.join(out_dir, "mp_names.c"), "\n".join(body))


if __name__ == "__main__":
    main()
