/* SPDX-License-Identifier: MIT
 *
 * hal/semihosting: files of the host. Semihosting opens, reads, writes, removes and renames; it knows no folders and
 * cannot look at a file without opening it. A handle is the number of a row of `files`, because positions are kept here.
 */
#include "micropy_hal_semihosting.h"

#include <semihost.h>

#define COUNT 16
#define SEEK_FAILED_CODE 22 /* EINVAL */
#define MODE_FOLDER 0x4000u
#define MODE_FILE 0x8000u

enum { IO_ERROR_CODE = 5, EXISTS_CODE = 17, IS_FOLDER_CODE = 21, TOO_MANY_CODE = 24 };

static struct file {
    int handle; /* 0: free */
    bool append;
    size_t position;
} files[COUNT];

static int last_error(void) {
    int code = sys_semihost_errno();
    return code > 0 ? -code : -IO_ERROR_CODE;
}

/* What has a length, but nothing to be read, is a folder. */
static bool is_folder(int handle) {
    char byte;
    bool result = sys_semihost_flen(handle) != 0 && sys_semihost_read(handle, &byte, 1) != 0;
    (void)sys_semihost_seek(handle, 0);
    return result;
}

/* Opens a file for reading, though it may be a folder. Returns semihosting's handle, or -errno. */
static int open_any(const char *path, bool *out_folder) {
    int handle = sys_semihost_open(path, SH_OPEN_R_B);
    if (handle <= 0) {
        return last_error();
    }
    *out_folder = is_folder(handle);
    return handle;
}

static int open_checked(const char *path, int mode) {
    int update = mode & MP_OPEN_UPDATE ? SH_OPEN_R_PLUS_B - SH_OPEN_R_B : 0;
    bool folder = false;
    int handle = open_any(path, &folder);
    if (mode & MP_OPEN_READ && !folder && handle > 0 && update == 0) {
        return handle;
    }
    if (handle > 0) {
        (void)sys_semihost_close(handle);
        if (mode & MP_OPEN_CREATE || folder) {
            return mode & MP_OPEN_CREATE ? -EXISTS_CODE : -IS_FOLDER_CODE;
        }
    }
    int kind = mode & MP_OPEN_READ ? SH_OPEN_R_B : mode & MP_OPEN_APPEND ? SH_OPEN_A_B : SH_OPEN_W_B;
    handle = sys_semihost_open(path, kind + update);
    return handle > 0 ? handle : last_error();
}

static int file_open(void *context, const char *path, int mode) {
    (void)context;
    int row = 0;
    while (row < COUNT && files[row].handle != 0) {
        row++;
    }
    if (row == COUNT) {
        return -TOO_MANY_CODE;
    }
    int handle = open_checked(path, mode);
    if (handle < 0) {
        return handle;
    }
    bool append = mode & MP_OPEN_APPEND;
    files[row] = (struct file){handle, append, append ? sys_semihost_flen(handle) : 0};
    return row;
}

static ptrdiff_t file_read(void *context, int handle, void *data, size_t size) {
    (void)context;
    struct file *f = &files[handle];
    size_t count = size - sys_semihost_read(f->handle, data, size);
    f->position += count;
    return (ptrdiff_t)count;
}

static ptrdiff_t file_write(void *context, int handle, const void *data, size_t size) {
    (void)context;
    struct file *f = &files[handle];
    if (f->append) { /* not every host sees to that itself */
        f->position = sys_semihost_flen(f->handle);
        (void)sys_semihost_seek(f->handle, f->position);
    }
    size_t count = size - sys_semihost_write(f->handle, data, size);
    f->position += count;
    return count == 0 && size != 0 ? last_error() : (ptrdiff_t)count;
}

static int64_t file_seek(void *context, int handle, int64_t offset, int whence) {
    (void)context;
    struct file *f = &files[handle];
    int64_t position = offset + (whence == 0 ? 0 : (int64_t)(whence == 1 ? f->position : sys_semihost_flen(f->handle)));
    if (position < 0 || position > INT32_MAX || sys_semihost_seek(f->handle, (uintptr_t)position) != 0) {
        return -SEEK_FAILED_CODE;
    }
    f->position = (size_t)position;
    return position;
}

static int file_close(void *context, int handle) {
    (void)context;
    int status = sys_semihost_close(files[handle].handle);
    files[handle].handle = 0;
    return status == 0 ? 0 : last_error();
}

static int file_stat(void *context, const char *path, mp_file_stat *out) {
    (void)context;
    bool folder;
    int handle = open_any(path, &folder);
    if (handle < 0) {
        return handle;
    }
    *out = (mp_file_stat){.mode = folder ? MODE_FOLDER : MODE_FILE, .size = sys_semihost_flen(handle)};
    (void)sys_semihost_close(handle);
    return 0;
}

static int file_remove(void *context, const char *path) {
    (void)context;
    return sys_semihost_remove(path) == 0 ? 0 : last_error();
}

static int file_rename(void *context, const char *from, const char *to) {
    (void)context;
    return sys_semihost_rename(from, to) == 0 ? 0 : last_error();
}

const mp_hal_files mp_semihosting_files = {
    .open = file_open,
    .read = file_read,
    .write = file_write,
    .seek = file_seek,
    .close = file_close,
    .stat = file_stat,
    .remove = file_remove,
    .rename = file_rename,
};
