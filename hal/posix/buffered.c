/* SPDX-License-Identifier: MIT
 *
 * hal/posix: the layer with buffered standard output. It is the constant layer, with those operations replaced before
 * which the output has to be visible. `context` is the mp_posix_buffered.
 */
#include "micropy_hal_posix.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

int mp_posix_buffered_flush(mp_posix_buffered *buffered) {
    size_t count = buffered->count;
    buffered->count = 0;
    return count == 0 ? 0 : mp_hal_posix()->console_write(NULL, MP_STREAM_OUT, buffered->data, count);
}

static int buffered_write(void *context, mp_stream stream, const char *data, size_t size) {
    mp_posix_buffered *buffered = context;
    bool collect = stream != MP_STREAM_ERR && !buffered->direct && size != 0 && size < sizeof buffered->data;
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

static mp_console_mode buffered_console_mode(void *context, mp_console_mode mode) {
    mp_posix_buffered *self = context;
    mp_console_mode before = self->mode;
    (void)mp_posix_buffered_flush(self);
    if (mode == before || (before == MP_CONSOLE_PROGRAM && tcgetattr(STDIN_FILENO, &self->original) != 0)) {
        return before;
    }
    self->mode = mode;
    struct termios settings = self->original;
    if (mode != MP_CONSOLE_PROGRAM) {
        settings.c_iflag &= (tcflag_t) ~(IXON | ICRNL | INLCR | IGNCR | ISTRIP);
        settings.c_lflag &= (tcflag_t) ~(ICANON | ECHO | ISIG | IEXTEN);
        settings.c_cc[VMIN] = 1;
        settings.c_cc[VTIME] = 0;
    }
    if (mode == MP_CONSOLE_QUIET) {
        settings.c_lflag |= ISIG | NOFLSH; /* what was sent ahead is not lost by an interrupt */
        settings.c_cc[VINTR] = 3;
        settings.c_cc[VQUIT] = settings.c_cc[VSUSP] = _POSIX_VDISABLE;
    }
    (void)tcsetattr(STDIN_FILENO, TCSADRAIN, &settings);
    return before;
}

static unsigned buffered_console_width(void *context) {
    (void)context;
    struct winsize size;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
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
    buffered->direct = isatty(STDOUT_FILENO) != 0;
    buffered->mode = MP_CONSOLE_PROGRAM;
    buffered->count = 0;
    buffered->hal = *mp_hal_posix();
    buffered->hal.context = buffered;
    buffered->simulated = &buffered->board;
    mp_simulated_attach(&buffered->board, &buffered->hal);
    buffered->hal.console_write = buffered_write;
    buffered->hal.console_read = buffered_read;
    if (buffered->direct && isatty(STDIN_FILENO)) {
        buffered->hal.console_mode = buffered_console_mode;
        buffered->hal.console_width = buffered_console_width;
    }
    buffered->hal.sleep_us = buffered_sleep_us;
    buffered->hal.idle = buffered_idle;
    return &buffered->hal;
}
