/** What is in the home: devices, their capabilities, what they reported last, and whether they are there. */
@NullMarked
package org.hearth.devices;

import org.jspecify.annotations.NullMarked;
