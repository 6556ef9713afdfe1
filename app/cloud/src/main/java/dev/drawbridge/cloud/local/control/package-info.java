/** How other programs of this user reach a running drawing: a small file in its project folder says where, a secret in it lets them in. */
package dev.drawbridge.cloud.local.control;
