/** The broker's next key: announced to the devices, confirmed by them, switched to. */
@NullMarked
package org.hearth.rotation;

import org.jspecify.annotations.NullMarked;
