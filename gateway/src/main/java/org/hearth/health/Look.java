package org.hearth.health;

/** Looks at one part. */
interface Look {
    Part part();

    /** Takes two seconds at most. What is thrown means that the part could not be seen. */
    Finding find();
}
