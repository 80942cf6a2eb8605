/** Name, zone and rooms of the home, and the clock that every other room is handed. */
@NullMarked
package org.hearth.home;

import org.jspecify.annotations.NullMarked;
