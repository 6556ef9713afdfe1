package dev.drawbridge.generators.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CloudFormationNamesTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function:
                Environment:
                  Variables: { T: !Ref Old, U: "x" }
            Conditions:
              Old: !Equals [!Ref "Old", 'Old']
            Resources:
              # Old is a comment
              Old:   # Old
                Type: AWS::Serverless::Function
                DependsOn: [OldTable, 'Old']
                Connectors:
                  C:
                    Properties:
                      Destination:
                        - Id: Old
                        - Id: "Other"
              OldTable:
                Type: AWS::DynamoDB::Table
                Condition: Old
                DependsOn: Old
                Properties:
                  A: !GetAtt Old.Arn
                  B: !GetAtt [ Old, Arn ]
                  C:
                    Fn::GetAtt:
                      - 'Old'
                      - Arn
                  D: {"Fn::GetAtt": "Old.Arn"}
                  E: !Sub "a-${Old}-${Old.Arn}-${!Old}-${OldTable}-${AWS::Region}-${self:Old}"
                  F: !Sub
                    - ${Old} and ${X} and ${Y}
                    - X: !Ref Old
                      Y: Old
                  G: !Sub
                    - ${Old}
                    - Old: !GetAtt Old.Name
                  H: !Sub >-
                    folded ${Old}
                    over ${ Old } lines
                  I:
                    Fn::Sub: |
                      literal ${Old}
                  J: !If [Old, !Ref Old, Old]
                  K: !GetAtt OldRole.Arn
                  L: !Ref Old.Version
                  M: Old
                  Source: Old
              Link:
                Type: AWS::Serverless::Connector
                Properties:
                  Source: { Id: Old }
                  Destination:
                    Id: OldTable
              Fn::ForEach::Names:
                - Name
                - [A, B]
                - 'Queue${Name}':
                    Type: AWS::SQS::Queue
                    Properties:
                      QueueName: !Sub ${Name}-${Old}
            Outputs:
              Old:
                Value: !Join ["", [ !Ref Old, "Old" ]]
            """;

    @Test
    void renameTouchesEveryNameAndNothingElse() {
        String renamed = new CloudFormationNames(Document.parse(TEMPLATE)).rename("Old", "BrandNew").text();
        String expected = TEMPLATE
                .replace("T: !Ref Old", "T: !Ref BrandNew").replace("!Ref \"Old\"", "!Ref \"BrandNew\"")
                .replace("  Old:   # Old", "  BrandNew:   # Old").replace("[OldTable, 'Old']", "[OldTable, 'BrandNew']").replace("- Id: Old\n", "- Id: BrandNew\n")
                .replace("DependsOn: Old", "DependsOn: BrandNew").replace("!GetAtt Old.", "!GetAtt BrandNew.").replace("[ Old, Arn ]", "[ BrandNew, Arn ]")
                .replace("- 'Old'\n", "- 'BrandNew'\n").replace("\"Old.Arn\"", "\"BrandNew.Arn\"").replace("a-${Old}-${Old.Arn}", "a-${BrandNew}-${BrandNew.Arn}")
                .replace("- ${Old} and", "- ${BrandNew} and").replace("X: !Ref Old", "X: !Ref BrandNew")
                .replace("folded ${Old}", "folded ${BrandNew}").replace("${ Old }", "${ BrandNew }").replace("literal ${Old}", "literal ${BrandNew}")
                .replace("[Old, !Ref Old, Old]", "[Old, !Ref BrandNew, Old]").replace("OldRole.Arn", "BrandNewRole.Arn").replace("!Ref Old.Version", "!Ref BrandNew.Version")
                .replace("{ Id: Old }", "{ Id: BrandNew }").replace("${Name}-${Old}", "${Name}-${BrandNew}").replace("[ !Ref Old, \"Old\" ]", "[ !Ref BrandNew, \"Old\" ]");
        assertThat(renamed).isEqualTo(expected);
        assertThat(new CloudFormationNames(Document.parse(renamed)).rename("BrandNew", "Old").text()).isEqualTo(TEMPLATE);
    }

    @Test
    void renameFollowsEscapesInJson() {
        String json = "{\"Resources\": {\"Old\": {\"Type\": \"T\"}, \"B\": {\"DependsOn\": \"Old\", \"P\": {\"Fn::Sub\": \"\\\"\\u0024{Old.Arn}\\\"\\n${Old}\"}}}}";
        String renamed = new CloudFormationNames(Document.parse(json)).rename("Old", "New1").text();
        assertThat(renamed).isEqualTo(json.replace("\"Old\"", "\"New1\"").replace("{Old", "{New1"));
    }

    @Test
    void everyUseKnowsItsExactCharacters() {
        Document document = Document.parse(TEMPLATE);
        List<NameUse> uses = new CloudFormationNames(document).uses("Old");
        assertThat(uses).hasSize(24).allSatisfy(u -> assertThat(u.span().in(TEMPLATE)).isEqualTo("Old"));
        assertThat(uses).extracting(NameUse::kind).contains(NameUse.Kind.DEFINITION, NameUse.Kind.REF, NameUse.Kind.GET_ATT, NameUse.Kind.SUB,
                NameUse.Kind.DEPENDS_ON, NameUse.Kind.CONNECTOR, NameUse.Kind.GENERATED);
        assertThat(new CloudFormationNames(document).references()).containsKeys("Old", "OldTable", "Other");
    }

    @Test
    void aNameThatIsTakenMissingOrMalformedIsRefusedWithItsPlace() {
        CloudFormationNames names = new CloudFormationNames(Document.parse(TEMPLATE));
        assertThatThrownBy(() -> names.rename("Old", "OldTable")).hasMessage("Line 19, column 3: There is already a 'OldTable' in this template; choose another name.");
        assertThatThrownBy(() -> names.rename("Nope", "A")).hasMessageContaining("defines no 'Nope'");
        assertThatThrownBy(() -> names.rename("Old", "a-b")).hasMessageContaining("letters and digits only");
    }

    @Test
    void aTemplateBelowAPathHasItsDefinitionsThere() {
        Document document = Document.parse("functions:\n  f:\n    environment:\n      T: !Ref Tab\nresources:\n  Resources:\n    Tab:\n      Type: T\n");
        assertThat(new CloudFormationNames(document, TreePath.of("resources")).rename("Tab", "Table").text())
                .isEqualTo("functions:\n  f:\n    environment:\n      T: !Ref Table\nresources:\n  Resources:\n    Table:\n      Type: T\n");
    }
}
