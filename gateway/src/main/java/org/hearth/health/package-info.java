/** How each part of the house is, in words for who lives in it, and which version of the gateway ran before. */
@NullMarked
package org.hearth.health;

import org.jspecify.annotations.NullMarked;
