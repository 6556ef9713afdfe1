package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.Design;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers on the class path of a function, and mail that is kept as files. */
class LibrariesTest {
    private static final Design DESIGN = Drawings.of("shop", "add http-api api", "add function order", "add layer common", "add layer missing", "add email orders", "set orders.identity shop.example",
            "set orders.sender orders", "connect api order --routes '[{\"method\":\"GET\",\"path\":\"/\"}]'", "connect order common", "connect order missing", "connect order orders");

    @Test
    void theFunctionHasTheLibrariesOfItsLayersAndItsMailIsKept(@TempDir Path temporary) throws Exception {
        try (Project project = Project.of(DESIGN, temporary.resolve("shop"))) {
            Path libraries = Files.createDirectories(project.folder.resolve("layers/common/java/lib"));
            ByteArrayOutputStream jar = new ByteArrayOutputStream();
            try (JarOutputStream out = new JarOutputStream(jar)) {
                out.putNextEntry(new JarEntry("shared/greeting.txt"));
                out.write("hello from the layer".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            Files.write(libraries.resolve("greeting.jar"), jar.toByteArray());
            project.code("order", """
                    public class Order {
                        private final OrdersEmail orders;

                        public Order(OrdersEmail orders) {
                            this.orders = orders;
                        }

                        public HttpResponse handle(HttpRequest request) {
                            try (var in = Order.class.getResourceAsStream("/shared/greeting.txt")) {
                                String greeting = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                                orders.send(List.of("a@b.example", "c@d.example"), "Bestellung für dich", greeting, "<b>hi</b>");
                                return HttpResponse.text(greeting);
                            } catch (java.io.IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        }
                    }
                    """);
            project.start();
            assertThat(project.send("GET", project.api("api") + "/", "").body()).as(() -> project.problems + " " + project.run().journal().messages()).isEqualTo("hello from the layer");
            Message mail = project.message(message -> message.to().equals(project.card("orders")));
            assertThat(mail.summary()).isEqualTo("a@b.example, c@d.example: Bestellung für dich");
            assertThat(mail.result()).isEqualTo("kept");
            assertThat(mail.wire()).isPresent();
            List<Path> kept;
            try (var files = Files.list(project.folder.resolve(".drawbridge/mail"))) {
                kept = files.toList();
            }
            assertThat(kept).hasSize(1);
            assertThat(Files.readString(kept.getFirst())).contains("From: orders@shop.example\r\n", "To: a@b.example, c@d.example\r\n", "Subject: =?UTF-8?B?", "hello from the layer", "<b>hi</b>");
            assertThat(project.problems).anyMatch(problem -> problem.contains("The layer missing has no folder java/lib in layers/missing"));
        }
    }
}
