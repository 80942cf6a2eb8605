/** The walls of the house, tried from outside: every route of the contract, with paths, bodies and headers that nobody honest sends. */
@NullMarked
package org.hearth.walls;

import org.jspecify.annotations.NullMarked;
