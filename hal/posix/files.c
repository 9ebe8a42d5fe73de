/* SPDX-License-Identifier: MIT
 *
 * hal/posix: files. A handle is a file descriptor.
 */
#include "micropy_hal_posix.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int result_of(int status) { return status < 0 ? -errno : 0; }

static int file_open(void *context, const char *path, int mode) {
    (void)context;
    int access = mode & MP_OPEN_UPDATE ? O_RDWR : mode & MP_OPEN_READ ? O_RDONLY : O_WRONLY;
    int creation = mode & MP_OPEN_WRITE    ? O_CREAT | O_TRUNC
                   : mode & MP_OPEN_APPEND ? O_CREAT | O_APPEND
                   : mode & MP_OPEN_CREATE ? O_CREAT | O_EXCL
                                           : 0;
    int fd;
    do {
        fd = open(path, access | creation | O_CLOEXEC, 0666);
    } while (fd < 0 && errno == EINTR);
    struct stat st;
    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) { /* POSIX lets a folder be opened for reading */
        (void)close(fd);
        return -EISDIR;
    }
    return fd < 0 ? -errno : fd;
}

static ptrdiff_t file_read(void *context, int handle, void *data, size_t size) {
    (void)context;
    ssize_t count;
    do {
        count = read(handle, data, size < PTRDIFF_MAX ? size : PTRDIFF_MAX);
    } while (count < 0 && errno == EINTR);
    return count < 0 ? -errno : count;
}

static ptrdiff_t file_write(void *context, int handle, const void *data, size_t size) {
    (void)context;
    ssize_t count;
    do {
        count = write(handle, data, size < PTRDIFF_MAX ? size : PTRDIFF_MAX);
    } while (count < 0 && errno == EINTR);
    return count < 0 ? -errno : count;
}

static int64_t file_seek(void *context, int handle, int64_t offset, int whence) {
    (void)context;
    off_t position = lseek(handle, (off_t)offset, whence == 0 ? SEEK_SET : whence == 1 ? SEEK_CUR : SEEK_END);
    return position < 0 ? -errno : (int64_t)position;
}

static int file_close(void *context, int handle) {
    (void)context;
    return result_of(close(handle));
}

static void stat_convert(const struct stat *st, mp_file_stat *out) {
    *out = (mp_file_stat){.mode = (uint32_t)st->st_mode, .size = (uint64_t)st->st_size, .mtime_s = st->st_mtime};
}

static int file_stat(void *context, const char *path, mp_file_stat *out) {
    (void)context;
    struct stat st;
    if (stat(path, &st) < 0) {
        return -errno;
    }
    stat_convert(&st, out);
    return 0;
}

static int file_remove(void *context, const char *path) {
    (void)context;
    return result_of(unlink(path));
}

static int file_rename(void *context, const char *from, const char *to) {
    (void)context;
    return result_of(rename(from, to));
}

static int folder_make(void *context, const char *path) {
    (void)context;
    return result_of(mkdir(path, 0777));
}

static int folder_remove(void *context, const char *path) {
    (void)context;
    return result_of(rmdir(path));
}

static int folder_list(void *context, const char *path,
                       bool (*each)(void *user, const char *name, const mp_file_stat *st), void *user) {
    (void)context;
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return -errno;
    }
    int status = 0;
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (entry == NULL) {
            status = -errno;
            break;
        }
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
            continue;
        }
        struct stat st;
        mp_file_stat converted = {0}; /* stays so for an entry that has just vanished, or for a dangling link */
        if (fstatat(dirfd(folder), entry->d_name, &st, 0) == 0) {
            stat_convert(&st, &converted);
        }
        if (!each(user, entry->d_name, &converted)) {
            break;
        }
    }
    (void)closedir(folder);
    return status;
}

static int folder_current(void *context, char *path, size_t size) {
    (void)context;
    return getcwd(path, size) == NULL ? -errno : 0;
}

static int folder_change(void *context, const char *path) {
    (void)context;
    return result_of(chdir(path));
}

const mp_hal_files mp_posix_files = {
    .open = file_open,
    .read = file_read,
    .write = file_write,
    .seek = file_seek,
    .close = file_close,
    .stat = file_stat,
    .remove = file_remove,
    .rename = file_rename,
    .mkdir = folder_make,
    .rmdir = folder_remove,
    .list = folder_list,
    .getcwd = folder_current,
    .chdir = folder_change,
};
