package com.example.thumbnails.album;

import com.example.thumbnails.events.HttpRequest;
import com.example.thumbnails.events.HttpResponse;
import com.example.thumbnails.ports.PhotosBucket;
import com.example.thumbnails.ports.PicturesItem;
import com.example.thumbnails.ports.PicturesTable;
import com.example.thumbnails.ports.ThumbnailsBucket;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes photos and shows their thumbnails. It never looks into a picture: whoever brings one does not wait until it is scaled. */
public class Album {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    /** What a function may be sent at most is 6 MB, and bytes travel as Base64, which is a third longer. */
    private static final int MOST_BYTES = 4_500_000;

    private final PhotosBucket photos;
    private final PicturesTable pictures;
    private final ThumbnailsBucket thumbnails;

    public Album(PhotosBucket photos, PicturesTable pictures, ThumbnailsBucket thumbnails) {
        this.photos = photos;
        this.pictures = pictures;
        this.thumbnails = thumbnails;
    }

    /** A picture as the page shows it. */
    public record Picture(String name, long width, long height, long bytes, String addedAt, String thumbnail) {
        static Picture of(PicturesItem item) {
            return new Picture(item.name(), item.width(), item.height(), item.bytes(), item.addedAt(), address(item.name()));
        }
    }

    /** Answers GET /photos, PUT /photos/{name}, GET /photos/{name}/thumbnail. */
    public HttpResponse handle(HttpRequest request) {
        if (!request.hasPathParameter("name")) {
            return list();
        }
        String name = request.pathParameter("name");
        return request.method().equals("PUT") ? add(name, request) : thumbnail(name);
    }

    private HttpResponse list() {
        return HttpResponse.ok(pictures.scan().stream().sorted(Comparator.comparing(PicturesItem::addedAt).reversed()).map(Picture::of).toList());
    }

    private HttpResponse add(String name, HttpRequest request) {
        if (!NAME.matcher(name).matches()) {
            return HttpResponse.badRequest("A name has letters, digits, dots and dashes.");
        }
        byte[] content = request.bytes();
        String type = request.header("content-type").orElse("");
        if (!type.startsWith("image/")) {
            return HttpResponse.problem(415, "Send a picture, and its type in the header content-type, such as image/jpeg.");
        }
        if (content.length == 0 || content.length > MOST_BYTES) {
            return HttpResponse.problem(413, "A photo may have at most " + MOST_BYTES / 1_000_000.0 + " MB.");
        }
        photos.put(name, content, type);
        return HttpResponse.json(202, Map.of("name", name, "thumbnail", address(name)));
    }

    private HttpResponse thumbnail(String name) {
        return thumbnails.get(name + ".jpg").map(content -> HttpResponse.bytes("image/jpeg", content).header("cache-control", "max-age=300"))
                .orElseGet(() -> HttpResponse.notFound("There is no thumbnail of " + name + ", or not yet."));
    }

    private static String address(String name) {
        return "/photos/" + name + "/thumbnail";
    }
}
