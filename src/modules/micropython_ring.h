/* SPDX-License-Identifier: MIT
 *
 * Layer 5. micropython.RingIO, for the module's table.
 */
#ifndef MP_MODULES_MICROPYTHON_RING_H
#define MP_MODULES_MICROPYTHON_RING_H

#include "objects/object.h"

extern const mp_type mp_type_ring;

#endif
