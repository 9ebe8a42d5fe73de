/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module io: its table.
 */
#include "modules/io_base.h"
#include "objects/exception_all.h"
#include "objects/module.h"

/* The builtin. */
static mp_value io_open(mp_vm *vm, mp_value module) {
    (void)module;
    return mp_builtin_find(vm, MP_NAME(open));
}

static mp_value io_text_encoding(mp_vm *vm, size_t argc, const mp_value *args) {
    (void)vm, (void)argc;
    return mp_is_none(args[0]) ? MP_NAME(locale) : args[0];
}

static const mp_native io_rows[] = {
    MP_CONSTANT(BlockingIOError, &mp_type_BlockingIOError),
    MP_CONSTANT(BufferedIOBase, &mp_type_BufferedIOBase),
    MP_CONSTANT(BufferedRandom, &mp_type_BufferedRandom),
    MP_CONSTANT(BufferedReader, &mp_type_BufferedReader),
    MP_CONSTANT(BufferedWriter, &mp_type_BufferedWriter),
    MP_CONSTANT(BytesIO, &mp_type_BytesIO),
    MP_CONSTANT_INT(DEFAULT_BUFFER_SIZE, MP_IO_BUFFER_SIZE),
    MP_CONSTANT(FileIO, &mp_type_binary_file),
    MP_CONSTANT(IOBase, &mp_type_IOBase),
    MP_CONSTANT(RawIOBase, &mp_type_RawIOBase),
    MP_CONSTANT_INT(SEEK_CUR, 1),
    MP_CONSTANT_INT(SEEK_END, 2),
    MP_CONSTANT_INT(SEEK_SET, 0),
    MP_CONSTANT(StringIO, &mp_type_StringIO),
    MP_CONSTANT(TextIOBase, &mp_type_TextIOBase),
    MP_CONSTANT(TextIOWrapper, &mp_type_text_file),
    MP_CONSTANT(UnsupportedOperation, &mp_type_UnsupportedOperation),
    MP_GETTER(open, io_open),
    MP_FUNCTION(text_encoding, io_text_encoding, 1, 2),
};

MP_MODULE(mp_module_io, io, io_rows, NULL);
