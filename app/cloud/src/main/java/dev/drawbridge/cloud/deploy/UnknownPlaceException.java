package dev.drawbridge.cloud.deploy;

/** An environment, a region, a profile or a cloud was asked for by a name that none has. Who typed it can choose another; the command line calls that wrong use. */
public class UnknownPlaceException extends DeployException {
    private static final long serialVersionUID = 1L;

    public UnknownPlaceException(String message) {
        super(message);
    }
}
