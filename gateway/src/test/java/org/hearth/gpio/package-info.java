/** Tests of the lines. */
package org.hearth.gpio;
