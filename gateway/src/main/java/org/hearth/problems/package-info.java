/** The sealed family of what can go wrong, and its one way to HTTP (RFC 9457); with them, what plain text is. */
@NullMarked
package org.hearth.problems;

import org.jspecify.annotations.NullMarked;
