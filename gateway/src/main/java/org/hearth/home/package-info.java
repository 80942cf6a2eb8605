/** Name, zone, place and rooms of the home, the clock that every other room is handed, and whether that clock is believed. */
@NullMarked
package org.hearth.home;

import org.jspecify.annotations.NullMarked;
