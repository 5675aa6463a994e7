/**
 * For those who run the server: health, metrics, the description of the API, and the clean-up.
 *
 * <p>Promises: {@code /health/ready} tells whether the database answers; {@code /openapi} is made from the resources.
 * Refuses: to show metrics to the world (ASVS 13.4.5).
 *
 * <p>D1 own endpoints instead of the platform's MicroProfile ones, because those answer without our headers and error
 * form and differ between servers (ADR 0002).
 */
@NullMarked
package dev.latchkey.operations;

import org.jspecify.annotations.NullMarked;
