/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The module errno: POSIX's names with Linux's numbers, whatever the machine, as HALs give them.
 */
#include "objects/dict.h"
#include "objects/module.h"

static mp_value errno_errorcode(mp_vm *vm, mp_value module);

MP_NAMES_USED(name, EPERM, ENOENT, ESRCH, EINTR, EIO, ENXIO, EBADF, ECHILD, EAGAIN, ENOMEM, EACCES, EBUSY, EEXIST,
              EXDEV, ENODEV, ENOTDIR, EISDIR, EINVAL, ENFILE, EMFILE, EFBIG, ENOSPC, ESPIPE, EROFS,
              EPIPE, ERANGE, ENAMETOOLONG, ENOSYS, ENOTEMPTY, ELOOP, EOPNOTSUPP, EAFNOSUPPORT,
              EADDRINUSE, ECONNABORTED, ECONNRESET, ENOBUFS, EISCONN, ENOTCONN, ESHUTDOWN, ETIMEDOUT, ECONNREFUSED,
              EHOSTUNREACH, EALREADY, EINPROGRESS)
static const mp_native errno_rows[] = {
    MP_GETTER(errorcode, errno_errorcode),
    MP_CONSTANT_INT(ENOTSUP, 95), /* before its synonym: errorcode names the first one */
#define MP_ERRNO(name, number, exception, text) MP_CONSTANT_INT(name, number),
#include "objects/errno_table.h"
#undef MP_ERRNO
    MP_CONSTANT_INT(E2BIG, 7),
    MP_CONSTANT_INT(ENOEXEC, 8),
    MP_CONSTANT_INT(EWOULDBLOCK, 11),
    MP_CONSTANT_INT(EFAULT, 14),
    MP_CONSTANT_INT(ENOTTY, 25),
    MP_CONSTANT_INT(ETXTBSY, 26),
    MP_CONSTANT_INT(EMLINK, 31),
    MP_CONSTANT_INT(EDOM, 33),
    MP_CONSTANT_INT(EDEADLK, 35),
    MP_CONSTANT_INT(ENOLCK, 37),
    MP_CONSTANT_INT(ENOMSG, 42),
    MP_CONSTANT_INT(EIDRM, 43),
    MP_CONSTANT_INT(ENOSTR, 60),
    MP_CONSTANT_INT(ENODATA, 61),
    MP_CONSTANT_INT(ETIME, 62),
    MP_CONSTANT_INT(ENOSR, 63),
    MP_CONSTANT_INT(ENOLINK, 67),
    MP_CONSTANT_INT(EPROTO, 71),
    MP_CONSTANT_INT(EMULTIHOP, 72),
    MP_CONSTANT_INT(EBADMSG, 74),
    MP_CONSTANT_INT(EOVERFLOW, 75),
    MP_CONSTANT_INT(EILSEQ, 84),
    MP_CONSTANT_INT(ENOTSOCK, 88),
    MP_CONSTANT_INT(EDESTADDRREQ, 89),
    MP_CONSTANT_INT(EMSGSIZE, 90),
    MP_CONSTANT_INT(EPROTOTYPE, 91),
    MP_CONSTANT_INT(ENOPROTOOPT, 92),
    MP_CONSTANT_INT(EPROTONOSUPPORT, 93),
    MP_CONSTANT_INT(EADDRNOTAVAIL, 99),
    MP_CONSTANT_INT(ENETDOWN, 100),
    MP_CONSTANT_INT(ENETUNREACH, 101),
    MP_CONSTANT_INT(ENETRESET, 102),
    MP_CONSTANT_INT(ESTALE, 116),
    MP_CONSTANT_INT(EDQUOT, 122),
    MP_CONSTANT_INT(ECANCELED, 125),
    MP_CONSTANT_INT(EOWNERDEAD, 130),
    MP_CONSTANT_INT(ENOTRECOVERABLE, 131),
};

/* Made when it is first asked for, and then an attribute of the module. */
static mp_value errno_errorcode(mp_vm *vm, mp_value module) {
    mp_value dict = mp_dict_new(vm);
    for (size_t i = 1; !mp_is_error(dict) && i < MP_COUNT_OF(errno_rows); i++) {
        if (mp_is_error(mp_dict_setdefault(vm, dict, (mp_value){errno_rows[i].u.bits}, mp_native_name(&errno_rows[i])))) {
            return MP_ERROR;
        }
    }
    mp_value own = mp_is_error(dict) ? MP_ERROR : mp_module_dict(vm, module);
    return mp_is_error(own) || !mp_dict_set(vm, own, MP_NAME(errorcode), dict) ? MP_ERROR : dict;
}

MP_MODULE(mp_module_errno, errno, errno_rows, NULL);
