/**
 * What the home shows for itself is exchanged in time: the broker's next key, announced to the devices, confirmed by them, switched to; and
 * the web certificate.
 */
@NullMarked
package org.hearth.rotation;

import org.jspecify.annotations.NullMarked;
