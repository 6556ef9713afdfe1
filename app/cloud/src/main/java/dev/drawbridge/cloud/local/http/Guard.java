package dev.drawbridge.cloud.local.http;

/** What decides who may call an API: a check of tokens, or a function. */
public sealed interface Guard permits TokenCheck, FunctionGuard {}
