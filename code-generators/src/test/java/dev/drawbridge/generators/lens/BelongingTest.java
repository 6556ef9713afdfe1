package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which resources are cards of which kind, and which are drawn inside which card. */
class BelongingTest {
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);
    private static final SamLens LENS = new SamLens(OURS);

    private static Reading reading(String resources) {
        return LENS.reading(Document.parse("Resources:\n" + resources.indent(2)), Design.empty("x"));
    }

    /** Logical ids with their kinds, and with the card they are drawn in. */
    private static Map<String, String> places(String resources) {
        Reading reading = reading(resources);
        Map<String, String> places = new TreeMap<>();
        reading.ids().forEach((id, node) -> places.put(id, reading.design().requireNode(node).kind()));
        reading.parts().forEach((id, owner) -> places.put(id, "in " + owner));
        return places;
    }

    @Test
    void aNetworkIsOneCardWithAllThatIsInIt() {
        assertThat(places("""
                Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
                Inside: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc}}
                Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
                Joined: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Inside, RouteTableId: !Ref Table}}
                Gate: {Type: AWS::EC2::InternetGateway}
                Fixed: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gate}}
                Address: {Type: AWS::EC2::EIP, Properties: {Domain: vpc}}
                Nat: {Type: AWS::EC2::NatGateway, Properties: {SubnetId: !Ref Inside, AllocationId: !GetAtt Address.AllocationId}}
                Way: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref Table, NatGatewayId: !Ref Nat}}
                Closed: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !Ref Vpc}}
                """)).containsEntry("Vpc", "network").hasSize(10).allSatisfy((id, place) -> assertThat(place).isIn("network", "in Vpc"));
    }

    @Test
    void partsOfANetworkThatIsElsewhereAreOneCard() {
        assertThat(places("""
                Way: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: vpc-1}}
                Closed: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: vpc-1}}
                Open: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: vpc-1}}
                """)).isEqualTo(Map.of("Closed", "network", "Open", "in Closed", "Way", "in Closed"));
    }

    @Test
    void anInstanceIsAPartOfItsClusterAndACardWithoutOne() {
        assertThat(places("""
                Group: {Type: AWS::RDS::DBSubnetGroup, Properties: {SubnetIds: [a]}}
                Many: {Type: AWS::RDS::DBCluster, Properties: {DBSubnetGroupName: !Ref Group}}
                First: {Type: AWS::RDS::DBInstance, Properties: {DBClusterIdentifier: !Ref Many}}
                Alone: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres}}
                Pool: {Type: AWS::RDS::DBProxy, Properties: {DBProxyName: p}}
                Targets: {Type: AWS::RDS::DBProxyTargetGroup, Properties: {DBProxyName: !Ref Pool, DBInstanceIdentifiers: [!Ref Alone]}}
                """)).isEqualTo(Map.of("Group", "in Many", "Many", "managed-database", "First", "in Many", "Alone", "managed-database", "Pool", "in Alone", "Targets", "in Alone"));
    }

    @Test
    void aRoleIsDrawnInWhatHasItNotInWhatItMayUse() {
        assertThat(places("""
                Things: {Type: AWS::DynamoDB::Table}
                Work: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Rights.Arn}}
                Rights: {Type: AWS::IAM::Role, Properties: {Policies: [{PolicyDocument: {Statement: [{Resource: !GetAtt Things.Arn}]}}]}}
                More: {Type: AWS::IAM::Policy, Properties: {Roles: [!Ref Rights], PolicyDocument: {Statement: [{Resource: !GetAtt Things.Arn}]}}}
                Lines: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub '/aws/lambda/${Work}'}}
                """)).isEqualTo(Map.of("Things", "table", "Work", "function", "Rights", "in Work", "More", "in Work", "Lines", "in Work"));
    }

    @Test
    void aLogGroupIsFoundByTheNameOfItsFunction() {
        assertThat(places("""
                Work: {Type: AWS::Serverless::Function, Properties: {FunctionName: !Sub '${Stage}-work'}}
                Lines: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub '/aws/lambda/${Stage}-work'}}
                """)).containsEntry("Lines", "in Work");
    }

    @Test
    void whatServesNobodyIsACard() {
        assertThat(places("""
                Guest: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
                Rights: {Type: AWS::IAM::Policy, Properties: {Roles: [!Ref Guest], PolicyName: p}}
                Lines: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 7}}
                Loud: {Type: AWS::CloudWatch::Alarm, Properties: {MetricName: Errors, Dimensions: [{Name: F, Value: x}]}}
                """)).isEqualTo(Map.of("Guest", "role", "Rights", "in Guest", "Lines", "log-group", "Loud", "alarm"));
    }

    @Test
    void anAlarmIsDrawnInWhatItWatchesNotInWhomItTells() {
        assertThat(places("""
                News: {Type: AWS::SNS::Topic}
                Work: {Type: AWS::Serverless::Function}
                Loud: {Type: AWS::CloudWatch::Alarm, Properties: {AlarmActions: [!Ref News], Dimensions: [{Name: FunctionName, Value: !Ref Work}]}}
                """)).containsEntry("Loud", "in Work");
    }

    @Test
    void anAddressOfAnApiIsDrawnInIt() {
        assertThat(places("""
                Api: {Type: AWS::Serverless::HttpApi, Properties: {StageName: live}}
                Proof: {Type: AWS::CertificateManager::Certificate, Properties: {DomainName: a.example.com}}
                Address: {Type: AWS::ApiGatewayV2::DomainName, Properties: {DomainName: a.example.com, DomainNameConfigurations: [{CertificateArn: !Ref Proof}]}}
                Mapped: {Type: AWS::ApiGatewayV2::ApiMapping, Properties: {ApiId: !Ref Api, DomainName: !Ref Address, Stage: live}}
                Named: {Type: AWS::Route53::RecordSet, Properties: {AliasTarget: {DNSName: !GetAtt Address.RegionalDomainName}}}
                Wall: {Type: AWS::WAFv2::WebACLAssociation, Properties: {WebACLArn: arn, ResourceArn: !Sub '${Api}'}}
                """)).isEqualTo(Map.of("Api", "http-api", "Proof", "in Api", "Address", "in Api", "Mapped", "in Api", "Named", "in Api", "Wall", "in Api"));
    }

    @Test
    void aResourceOfAnyTypeOfOnesOwnIsCustom() {
        assertThat(places("""
                Filled: {Type: Custom::Rows, Properties: {ServiceToken: !GetAtt Work.Arn, Table: t}}
                Work: {Type: AWS::Serverless::Function}
                Odd: {Type: AWS::Nobody::Knows}
                """)).containsEntry("Filled", "custom-resource").containsEntry("Odd", "raw-resource");
    }

    @Test
    void aLoopIsACardThatKeepsItsIdAndIsChangedInPlace() {
        String text = """
                Transform: AWS::LanguageExtensions
                Resources:
                  Fn::ForEach::Buckets:
                    - Name
                    - [A, B]
                    - Bucket${Name}: {Type: AWS::S3::Bucket}
                """;
        Design was = LENS.read(text, Design.empty("x"));
        assertThat(LENS.read(text, was)).isEqualTo(was);
        Node loop = was.nodes().values().iterator().next();
        assertThat(loop.kind()).isEqualTo("loop");
        assertThat(loop.name()).isEqualTo("Buckets");
        Design is = was.withNode(loop.withField("values", Value.of(java.util.List.of(Value.of("A"), Value.of("B"), Value.of("C")))));
        assertThat(new LensText(OURS).follow(text, was, is)).isEqualTo(text.replace("[A, B]", "[A, B, C]"));
    }

    @Test
    void aConnectorIsDrawnInItsSource() {
        assertThat(places("""
                Things: {Type: AWS::DynamoDB::Table}
                Work: {Type: AWS::Serverless::Function}
                Joined: {Type: AWS::Serverless::Connector, Properties: {Source: {Id: Work}, Destination: {Id: Things}, Permissions: [Read]}}
                """)).containsEntry("Joined", "in Work");
    }

    @Test
    void fieldsAndOtherPropertiesTogetherAreAllThatTheTemplateSays() {
        Reading reading = reading("Store: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, MultiAZ: 'true', AllocatedStorage: 20, Iops: 3000}}");
        Node store = reading.design().requireNode(reading.ids().get("Store"));
        assertThat(store.fields()).isEqualTo(new TreeMap<>(Map.of("engine", Value.of("postgres"), "multiZone", Value.of(true), "storage", Value.of("20"),
                "type", Value.of("AWS::RDS::DBInstance"), "properties", Value.entries("Iops", 3000))));
    }

    @Test
    void aFieldOfAPartIsWrittenIntoThePart() {
        String text = "Resources:\n  Many: {Type: AWS::ECS::Cluster}\n  One:\n    Type: AWS::ECS::Service\n    Properties:\n      Cluster: !Ref Many\n      DesiredCount: 1 # enough\n";
        Design was = LENS.read(text, Design.empty("x"));
        Node many = was.nodes().values().iterator().next();
        Design is = was.withNode(many.withField("tasks", Value.of(3)));
        assertThat(new LensText(OURS).follow(text, was, is)).isEqualTo(text.replace("DesiredCount: 1", "DesiredCount: 3"));
    }

    @Test
    void otherPropertiesAreChangedWhereTheyStandAndFieldsStay() {
        String text = "Resources:\n  Store:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: postgres # good\n      Iops: 3000\n      MultiAZ: true\n";
        Design was = LENS.read(text, Design.empty("x"));
        Node store = was.nodes().values().iterator().next();
        Design is = was.withNode(store.withField("properties", Value.entries("Iops", 4000)));
        assertThat(new LensText(OURS).follow(text, was, is)).isEqualTo(text.replace("3000", "4000"));
    }
}
