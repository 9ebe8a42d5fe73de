/* SPDX-License-Identifier: MIT
 *
 * Layer 5. The classes of the module operator.
 */
#ifndef MP_MODULES_OPERATOR_GETTERS_H
#define MP_MODULES_OPERATOR_GETTERS_H

#include "objects/object.h"

extern const mp_type mp_type_itemgetter, mp_type_attrgetter, mp_type_methodcaller;

#endif
