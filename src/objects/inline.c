/* SPDX-License-Identifier: MIT
 *
 * Layer 2. Where functions of headers are that smallest builds call instead of inlining them.
 */
#define MP_INLINED_HERE
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/number.h"
#include "objects/object.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/weakref.h"
