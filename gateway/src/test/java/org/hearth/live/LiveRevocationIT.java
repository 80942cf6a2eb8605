package org.hearth.live;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the executable. */
@QuarkusIntegrationTest
class LiveRevocationIT extends LiveRevocationTest {}
