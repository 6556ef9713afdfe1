package dev.drawbridge.cloud.local.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.local.door.AwsCall.Need;
import dev.drawbridge.cloud.local.http.Calls;
import dev.drawbridge.cloud.local.http.HttpCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsCallReaderTest {
    private static AwsCall read(String service, HttpCall call) {
        return AwsCallReader.read(new Signature("AKIA", service), call).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /shop-photos/dogs/a%20dog.jpg,               GetObject,               GetObject,            object",
        "HEAD,   /shop-photos/a,                              HeadObject,              GetObject,            object",
        "PUT,    /shop-photos/a,                              PutObject,               PutObject,            object",
        "PUT,    /shop-photos/a?partNumber=1&uploadId=x,      UploadPart,              PutObject,            object",
        "POST,   /shop-photos/a?uploads,                      CreateMultipartUpload,   PutObject,            object",
        "POST,   /shop-photos/a?uploadId=x,                   CompleteMultipartUpload, PutObject,            object",
        "DELETE, /shop-photos/a?uploadId=x,                   AbortMultipartUpload,    AbortMultipartUpload, object",
        "DELETE, /shop-photos/a,                              DeleteObject,            DeleteObject,         object",
        "POST,   /shop-photos?delete,                         DeleteObjects,           DeleteObject,         object",
        "GET,    /shop-photos?list-type=2&prefix=dogs,        ListObjects,             ListBucket,           ''",
        "GET,    /shop-photos/?list-type=2,                   ListObjects,             ListBucket,           ''",
        "DELETE, /shop-photos,                                DeleteBucket,            DeleteBucket,         ''",
        "PUT,    /shop-photos,                                CreateBucket,            CreateBucket,         ''",
    })
    void aRequestToABucketNamesItsOperationAndItsPermission(String method, String target, String operation, String action, String part) {
        AwsCall call = read("s3", Calls.of(method, target, ""));
        assertThat(call.operation()).isEqualTo(operation);
        assertThat(call.needs()).containsExactly(new Need(action, "bucket", "shop-photos", part));
    }

    @Test
    void aCopyAlsoReadsItsSource() {
        assertThat(read("s3", Calls.of("PUT", "/b/k", "", "x-amz-copy-source", "/other/some%20key")).needs())
                .containsExactly(new Need("PutObject", "bucket", "b", "object"), new Need("GetObject", "bucket", "other", "object"));
    }

    @Test
    void anIndexIsAnotherPartOfATableAndAnArnNamesATableToo() {
        AwsCall call = read("dynamodb", Calls.of("POST", "/", "{\"TableName\": \"arn:aws:dynamodb:us-east-1:0:table/products\", \"IndexName\": \"byTag\", \"ExpressionAttributeValues\": {\":t\": {\"S\": \"dog\"}}}",
                "x-amz-target", "DynamoDB_20120810.Query"));
        assertThat(call.needs()).containsExactly(new Need("Query", "table", "products", "index"));
        assertThat(call.summary()).isEqualTo("Query byTag dog");
    }

    @Test
    void everyTableOfABatchAndEveryActionOfATransactionIsNeeded() {
        assertThat(read("dynamodb", Calls.of("POST", "/", "{\"RequestItems\": {\"a\": {}, \"b\": {}}}", "x-amz-target", "D.BatchGetItem")).needs())
                .containsExactly(new Need("BatchGetItem", "table", "a", ""), new Need("BatchGetItem", "table", "b", ""));
        assertThat(read("dynamodb", Calls.of("POST", "/", "{\"TransactItems\": [{\"Put\": {\"TableName\": \"a\"}}, {\"Delete\": {\"TableName\": \"b\"}}, {\"ConditionCheck\": {\"TableName\": \"c\"}}]}", "x-amz-target", "D.TransactWriteItems")).needs())
                .containsExactly(new Need("PutItem", "table", "a", ""), new Need("DeleteItem", "table", "b", ""), new Need("ConditionCheckItem", "table", "c", ""));
    }

    @Test
    void aBatchOfMessagesNeedsThePermissionOfOne() {
        assertThat(read("sqs", Calls.of("POST", "/", "{\"QueueUrl\": \"http://127.0.0.1:1/000000000000/jobs\", \"Entries\": []}", "x-amz-target", "AmazonSQS.SendMessageBatch")).needs())
                .containsExactly(new Need("SendMessage", "queue", "jobs", ""));
        AwsCall publish = read("sns", Calls.of("POST", "/", "Action=Publish&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A0%3Anews&Message=two%0Alines"));
        assertThat(publish.needs()).containsExactly(new Need("Publish", "topic", "news", ""));
        assertThat(publish.summary()).isEqualTo("two lines");
    }

    @ParameterizedTest
    @CsvSource({"count", "count:$LATEST", "arn:aws:lambda:us-east-1:000000000000:function:count", "arn:aws:lambda:us-east-1:000000000000:function:count:$LATEST"})
    void aFunctionIsNamedShortOrLong(String name) {
        assertThat(read("lambda", Calls.of("POST", "/2015-03-31/functions/" + name + "/invocations", "{}")).needs()).containsExactly(new Need("InvokeFunction", "function", "count", ""));
    }

    @Test
    void theSignatureTellsWhoCallsAndForWhatAlsoInAPresignedAddress() {
        assertThat(Signature.of(Calls.of("POST", "/", "", "authorization", "AWS4-HMAC-SHA256 Credential=AKIA1/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0")))
                .contains(new Signature("AKIA1", "dynamodb"));
        assertThat(Signature.of(Calls.of("GET", "/b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA1%2F20260101%2Fus-east-1%2Fs3%2Faws4_request", ""))).contains(new Signature("AKIA1", "s3"));
        assertThat(Signature.of(Calls.of("GET", "/", "", "authorization", "Bearer abc"))).isEmpty();
    }
}
