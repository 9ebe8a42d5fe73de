/* SPDX-License-Identifier: MIT
 *
 * Layer 5. File objects, over the HAL's files or over streams written in Python, and open().
 */
#ifndef MP_MODULES_IO_FILE_H
#define MP_MODULES_IO_FILE_H

#include "objects/object.h"

enum { MP_FILE_BUFFER_SIZE = sizeof(void *) == 8 ? 4096 : 256 };
enum { MP_FILE_CLOSED = -1, MP_FILE_STREAM = -2 }; /* handles that are none of the HAL's */

/* If `dirty`, data[0..end) waits to be written at the source's position and start is 0; otherwise data[start..end) was
 * read ahead of the program's position. The buffer is part of the object, so that the finaliser can write it out
 * without touching another block. */
typedef struct mp_file {
    mp_object object;
    mp_value name;
    mp_value mode;   /* str; None for a stream */
    mp_value stream; /* what is read and written if the handle is MP_FILE_STREAM */
    int32_t handle;
    uint8_t newline; /* mp_newline */
    bool text, readable, writable, dirty;
    bool busy;       /* the stream is being asked */
    bool flush_lines;
    bool detached;
    uint32_t capacity; /* bytes of data in use, at most */
    uint32_t start, end;
    char data[MP_FILE_BUFFER_SIZE];
} mp_file;

extern const mp_type mp_type_text_file, mp_type_binary_file, mp_type_UnsupportedOperation;
extern const mp_type mp_type_BufferedReader, mp_type_BufferedWriter, mp_type_BufferedRandom;

/* The builtin function open. */
MP_CHECKED mp_value mp_open(mp_vm *vm, size_t argc, const mp_value *args, mp_kw kw);

/* ---- io_open.c, for both ways to make a file ---- */

/* The argument `newline`, which may be left out, as mp_newline. */
MP_CHECKED bool mp_file_newline(mp_vm *vm, mp_value newline, uint8_t *out);
MP_CHECKED bool mp_file_check_encoding(mp_vm *vm, mp_value encoding);

/* ---- io_source.c: what is behind the buffer. Streams run Python code; the file refuses all use meanwhile. ---- */

MP_CHECKED bool mp_file_source_write(mp_vm *vm, mp_file *f, const char *data, size_t size);
/* Reads into the empty buffer; *size is 0 at the end. */
MP_CHECKED bool mp_file_source_read(mp_vm *vm, mp_file *f, size_t *size);
MP_CHECKED bool mp_file_source_seek(mp_vm *vm, mp_file *f, int64_t offset, int whence, int64_t *out);
MP_CHECKED bool mp_file_source_close(mp_vm *vm, mp_file *f);
/* Asks the stream itself. */
MP_CHECKED mp_value mp_file_source_ask(mp_vm *vm, mp_file *f, mp_value name, size_t argc, const mp_value *args);
/* ops.make of the types of files: TextIOWrapper(stream), BufferedReader(stream), … */
mp_value mp_file_make(mp_vm *vm, const mp_type *type, size_t argc, const mp_value *args, mp_kw kw);

#endif
