/** The executable as a program that was handed in: what it could have lost on the way from bytecode, asked for over HTTP and MQTT. */
@NullMarked
package org.hearth.executable;

import org.jspecify.annotations.NullMarked;
