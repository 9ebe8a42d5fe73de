/* SPDX-License-Identifier: MIT
 *
 * Layer 5. What the files of the module io share.
 */
#ifndef MP_MODULES_IO_BASE_H
#define MP_MODULES_IO_BASE_H

#include "modules/io_file.h"
#include "objects/object.h"

#define MP_IO_BUFFER_SIZE (sizeof(void *) == 8 ? 8192 : 512)

/* The classes to derive from. Their rows call other methods by name, so they serve any object with these. */
extern const mp_type mp_type_IOBase, mp_type_RawIOBase, mp_type_BufferedIOBase, mp_type_TextIOBase;
extern const mp_type mp_type_StringIO, mp_type_BytesIO;

/* How line ends are treated: all kinds become "\n"; all kinds stay; only the one kind ends lines. */
typedef enum mp_newline { MP_NEWLINE_UNIVERSAL, MP_NEWLINE_KEEP, MP_NEWLINE_LF, MP_NEWLINE_CR, MP_NEWLINE_CRLF } mp_newline;

/* Raises UnsupportedOperation(what). */
mp_value mp_io_unsupported(mp_vm *vm, const char *what);
/* ValueError if self.closed. */
MP_CHECKED bool mp_io_check_open(mp_vm *vm, mp_value self);
/* The argument of read and readline: None or left out give SIZE_MAX, so do negative numbers. */
MP_CHECKED bool mp_io_limit(mp_vm *vm, size_t argc, const mp_value *args, size_t *out);
/* The memory that readinto's argument lends for writing. */
MP_CHECKED bool mp_io_room(mp_vm *vm, mp_value v, mp_buffer *out);
/* self.write() for each item of args[1]; returns MP_NONE. */
mp_value mp_io_writelines(mp_vm *vm, size_t argc, const mp_value *args);
/* The lines of self until their sizes add up to args[1]. */
mp_value mp_io_readlines(mp_vm *vm, size_t argc, const mp_value *args);

#endif
