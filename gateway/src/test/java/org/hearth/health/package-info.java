@NullMarked
package org.hearth.health;

import org.jspecify.annotations.NullMarked;
