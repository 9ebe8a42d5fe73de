/* SPDX-License-Identifier: MIT
 *
 * Layer 4a. Shared by the two halves of scope analysis: the walk (scope.c) and the tables (symbol.c).
 */
#ifndef MP_COMPILER_SCOPE_PRIVATE_H
#define MP_COMPILER_SCOPE_PRIVATE_H

#include "compiler/scope.h"

/* Walks any node; NULL is nothing to do. */
MP_CHECKED bool mp_scoper_visit(mp_scoper *s, mp_node *node);
/* Opens a scope inside the current one and makes it current; NULL with MemoryError pending. */
MP_CHECKED mp_scope *mp_scoper_enter(mp_scoper *s, mp_scope_kind kind);
void mp_scoper_leave(mp_scoper *s);
/* Fails if the current scope is an annotation scope, where `what` cannot be. */
MP_CHECKED bool mp_scoper_check_annotation(mp_scoper *s, const mp_node *node, const char *what);
/* Notes that the current scope uses or binds the name (mangled here). */
MP_CHECKED bool mp_scoper_note(mp_scoper *s, mp_ref_id name, unsigned flags);
/* Notes the target of a WALRUS, which is bound outside of comprehensions. */
MP_CHECKED bool mp_scoper_note_walrus(mp_scoper *s, const mp_node *node);
/* Checks the name that the ANNOTATED statement `node` annotates. */
MP_CHECKED bool mp_scoper_note_annotated(mp_scoper *s, const mp_node *node, mp_ref_id name);
/* Notes a global or nonlocal statement. */
MP_CHECKED bool mp_scoper_declare(mp_scoper *s, const mp_node *node, mp_ref_id name, unsigned flag);
/* Settles the free names of all scopes below. */
MP_CHECKED bool mp_scope_resolve(mp_scoper *s, mp_scope *scope);

#endif
