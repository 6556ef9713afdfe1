package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the newer kinds, each run as a user runs it. */
class NewerExamplesTest {
    @TempDir
    Path temporary;

    @Test
    void aPhotoThatIsBroughtHasAThumbnailAndWhatIsNoneIsKeptAsAFailure() throws Exception {
        try (Project thumbnails = Project.example("thumbnails", temporary.resolve("thumbnails")); HttpClient http = HttpClient.newHttpClient()) {
            thumbnails.start();
            String gallery = thumbnails.api("gallery");
            byte[] photo = Files.readAllBytes(thumbnails.folder.resolve("samples/harbour.jpg"));
            HttpRequest bring = HttpRequest.newBuilder(URI.create(gallery + "/photos/harbour.jpg")).header("content-type", "image/jpeg")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(photo)).build();
            assertThat(http.send(bring, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(202);
            Project.await("the picture in the list", () -> list(thumbnails, gallery).contains("harbour.jpg"));
            assertThat(list(thumbnails, gallery)).contains("\"width\":1200", "\"height\":800", "\"bytes\":" + photo.length);
            byte[] thumbnail = http.send(HttpRequest.newBuilder(URI.create(gallery + "/photos/harbour.jpg/thumbnail")).build(), HttpResponse.BodyHandlers.ofByteArray()).body();
            var image = ImageIO.read(new ByteArrayInputStream(thumbnail));
            assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(320, 213);

            thumbnails.send("PUT", gallery + "/photos/letter.jpg", "Dear Ada", "content-type", "image/jpeg");
            thumbnails.message(message -> message.wire().map(wire -> wire.value()).orElse("").equals("shrink..unreadable"));
            assertThat(thumbnails.problems).allMatch(problem -> problem.contains("letter.jpg is no picture"));
        }
    }

    private static String list(Project thumbnails, String gallery) {
        try {
            return thumbnails.send("GET", gallery + "/photos", "").body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsSaidInARoomIsHeardByEverybodyInIt() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        try (Project chat = Project.example("chat", temporary.resolve("chat"))) {
            chat.start();
            Ear ada = Ear.in(http, chat.api("rooms") + "?room=lobby&name=Ada");
            Ear bob = Ear.in(http, chat.api("rooms") + "?room=lobby&name=Bob");
            Ear cy = Ear.in(http, chat.api("rooms") + "?room=garden&name=Cy");
            ada.say("{\"action\": \"say\", \"text\": \"Hello\"}");
            bob.hears("\"name\":\"Ada\",\"text\":\"Hello\"");
            ada.hears("\"text\":\"Hello\"");
            cy.say("{\"action\": \"who\"}");
            cy.hears("{\"room\":\"garden\",\"names\":[\"Cy\"]}");
            assertThat(cy.heard).as("another room").hasSize(1);
            bob.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            Project.await("Bob being forgotten", () -> {
                ada.say("{\"action\": \"who\"}");
                return ada.heard.stream().anyMatch(text -> text.equals("{\"room\":\"lobby\",\"names\":[\"Ada\"]}"));
            });
            assertThat(chat.problems).isEmpty();
        } finally {
            // closing would wait for the connections
            http.shutdownNow();
        }
    }

    /** Somebody who listens. */
    private static final class Ear implements WebSocket.Listener {
        final List<String> heard = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();
        WebSocket socket;

        static Ear in(HttpClient http, String address) {
            Ear ear = new Ear();
            ear.socket = http.newWebSocketBuilder().buildAsync(URI.create(address), ear).join();
            return ear;
        }

        void say(String text) {
            socket.sendText(text, true).join();
        }

        void hears(String words) {
            Project.await("\"" + words + "\"", () -> heard.stream().anyMatch(text -> text.contains(words)));
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                heard.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    @Test
    void anOrderIsShippedOrRefusedAndWhatWasDoneIsUndone() throws Exception {
        try (Project orders = Project.example("orders", temporary.resolve("orders"))) {
            orders.start();
            String shop = orders.api("shop");
            assertThat(end(orders, shop, order(orders, shop, "teapot", 2, "tok_visa"))).contains("\"status\":\"shipped\"", "\"parcel\":\"P-");
            assertThat(end(orders, shop, order(orders, shop, "teapot", 2, "tok_declined"))).contains("\"status\":\"failed\"", "The card was declined.");
            assertThat(end(orders, shop, order(orders, shop, "cup", 12, "tok_visa"))).contains("\"status\":\"failed\"", "A parcel holds at most 10 pieces.");
            assertThat(end(orders, shop, order(orders, shop, "cup", 1, "tok_busy"))).contains("\"status\":\"failed\"", "The payment provider does not answer.");
            // what failed was put back, so both are there again; one more is not
            assertThat(end(orders, shop, order(orders, shop, "samovar", 2, "tok_visa"))).contains("There are not 2 of samovar left.");
            assertThat(end(orders, shop, order(orders, shop, "samovar", 1, "tok_declined"))).contains("declined");
            assertThat(end(orders, shop, order(orders, shop, "samovar", 1, "tok_visa"))).contains("shipped");
            Project.await("the mails", () -> mails(orders).filter(mail -> mail.contains("ada@example.com")).count() == 7);
            assertThat(mails(orders).filter(mail -> mail.contains("Your order is on its way"))).hasSize(2);
            assertThat(orders.problems).as("only what was meant to fail").allMatch(problem -> problem.matches(".*(CardDeclined|ProviderBusy|SoldOut)Exception.*"));
        }
    }

    private static String order(Project orders, String shop, String product, int quantity, String payment) throws Exception {
        var answer = orders.send("POST", shop + "/orders", "{\"product\": \"" + product + "\", \"quantity\": " + quantity + ", \"email\": \"ada@example.com\", \"payment\": \"" + payment + "\"}",
                "content-type", "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JsonMapper.shared().readTree(answer.body()).get("id").asString();
    }

    private static String end(Project orders, String shop, String id) {
        String[] last = {""};
        Project.await("the end of the order", () -> {
            try {
                last[0] = orders.send("GET", shop + "/orders/" + id, "").body();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            return !last[0].contains("\"status\":\"received\"");
        });
        return last[0];
    }

    private static Stream<String> mails(Project project) {
        Path folder = project.folder.resolve(".drawbridge/mail");
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(NewerExamplesTest::text).toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void totalsFollowSalesAndTheReportOfADayIsMailed() throws Exception {
        try (Project daily = Project.example("daily-report", temporary.resolve("daily-report"))) {
            daily.start();
            String tills = daily.api("tills");
            String sale = "{\"id\": \"till-1/1\", \"product\": \"espresso\", \"quantity\": 2, \"amount\": 4.20}";
            var first = daily.send("POST", tills + "/sales", sale, "content-type", "application/json");
            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(daily.send("POST", tills + "/sales", sale, "content-type", "application/json").statusCode()).as("again").isEqualTo(200);
            String today = JsonMapper.shared().readTree(first.body()).get("day").asString();
            daily.message(message -> message.wire().map(wire -> wire.value()).orElse("").equals("tally..totals"));
            assertThat(daily.run().invoke(daily.card("report"), Files.readAllBytes(daily.folder.resolve("events/report-of-a-day.json"))).ok()).isTrue();
            assertThat(mails(daily)).singleElement().asString().contains("Sales of 2026-11-22: 793.00", "owner@shop.example");
            String tomorrow = java.time.LocalDate.parse(today).plusDays(1) + "T11:00:00Z";
            Project.await("today's report", () -> {
                daily.run().invoke(daily.card("report"), ("{\"detail-type\": \"Scheduled Event\", \"time\": \"" + tomorrow + "\", \"resources\": []}").getBytes(StandardCharsets.UTF_8));
                return mails(daily).anyMatch(mail -> mail.contains("Sales of " + today + ": 4.20"));
            });
            long before = mails(daily).count();
            daily.run().tick(daily.card("every-morning"));
            Project.await("the scheduled report", () -> mails(daily).count() > before);
            assertThat(daily.problems).isEmpty();
        }
    }
}
