/** Tests of the room identity, over HTTP and against a real Postgres. */
@NullMarked
package org.hearth.identity;

import org.jspecify.annotations.NullMarked;
