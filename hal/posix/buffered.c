/* SPDX-License-Identifier: MIT
 *
 * hal/posix: the layer with buffered standard output. It is the constant layer, with those operations replaced before
 * which the output has to be visible. `context` is the mp_posix_buffered.
 */
#include "micropy_hal_posix.h"

#include <string.h>
#include <unistd.h>

int mp_posix_buffered_flush(mp_posix_buffered *buffered) {
    size_t count = buffered->count;
    buffered->count = 0;
    return count == 0 ? 0 : mp_hal_posix()->console_write(NULL, MP_STREAM_OUT, buffered->data, count);
}

static int buffered_write(void *context, mp_stream stream, const char *data, size_t size) {
    mp_posix_buffered *buffered = context;
    bool collect = stream == MP_STREAM_OUT && !buffered->direct && size != 0 && size < sizeof buffered->data;
    if (!collect || size > sizeof buffered->data - buffered->count) {
        int status = mp_posix_buffered_flush(buffered);
        if (status < 0) {
            return status;
        }
    }
    if (!collect) {
        return mp_hal_posix()->console_write(NULL, stream, data, size);
    }
    memcpy(buffered->data + buffered->count, data, size);
    buffered->count += size;
    return 0;
}

static ptrdiff_t buffered_read(void *context, char *data, size_t size, int32_t timeout_ms) {
    (void)mp_posix_buffered_flush(context);
    return mp_hal_posix()->console_read(NULL, data, size, timeout_ms);
}

static void buffered_sleep_us(void *context, uint64_t duration_us) {
    (void)mp_posix_buffered_flush(context);
    mp_hal_posix()->sleep_us(NULL, duration_us);
}

static void buffered_idle(void *context) {
    (void)mp_posix_buffered_flush(context);
    mp_hal_posix()->idle(NULL);
}

const mp_hal *mp_posix_buffered_init(mp_posix_buffered *buffered) {
    buffered->hal = *mp_hal_posix();
    buffered->hal.context = buffered;
    buffered->hal.console_write = buffered_write;
    buffered->hal.console_read = buffered_read;
    buffered->hal.sleep_us = buffered_sleep_us;
    buffered->hal.idle = buffered_idle;
    buffered->direct = isatty(STDOUT_FILENO) != 0;
    buffered->count = 0;
    return &buffered->hal;
}
