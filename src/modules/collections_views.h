/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The views of mappings written in Python, as collections.abc shows them.
 */
#ifndef MP_MODULES_COLLECTIONS_VIEWS_H
#define MP_MODULES_COLLECTIONS_VIEWS_H

#include "objects/object.h"

typedef struct mp_view {
    mp_object object;
    mp_value mapping;
} mp_view;

enum { MP_VIEW_ROWS = 1 };
extern const mp_native mp_view_rows[MP_VIEW_ROWS];
/* Of MappingView, and of those that have items. */
extern const mp_type_ops mp_view_ops, mp_item_view_ops;

#endif
