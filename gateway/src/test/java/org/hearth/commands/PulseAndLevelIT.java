package org.hearth.commands;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the executable. */
@QuarkusIntegrationTest
class PulseAndLevelIT extends PulseAndLevelTest {}
