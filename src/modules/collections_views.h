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
MP_OPS_DECLARE(mp_view_ops);
MP_OPS_DECLARE(mp_item_view_ops);

#endif
