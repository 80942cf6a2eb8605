package org.hearth.broker;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the executable. */
@QuarkusIntegrationTest
class OtherRootIT extends OtherRootTest {}
