/** The one room that speaks MQTT. */
@NullMarked
package org.hearth.broker;

import org.jspecify.annotations.NullMarked;
