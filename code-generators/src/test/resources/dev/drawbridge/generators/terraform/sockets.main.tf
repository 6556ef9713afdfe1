terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = var.region
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_apigatewayv2_api" "chat" {
  name                       = "${var.name}-chat"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

resource "aws_apigatewayv2_stage" "chat_stage" {
  api_id      = aws_apigatewayv2_api.chat.id
  name        = "prod"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit = 50
  }
}

resource "aws_apigatewayv2_integration" "chat_score_integration" {
  api_id           = aws_apigatewayv2_api.chat.id
  integration_type = "AWS_PROXY"
  integration_uri  = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.score.arn}/invocations"
}

resource "aws_apigatewayv2_route" "chat_get_score_route" {
  api_id                              = aws_apigatewayv2_api.chat.id
  route_key                           = "get-score"
  target                              = "integrations/${aws_apigatewayv2_integration.chat_score_integration.id}"
  route_response_selection_expression = "$default"
}

resource "aws_apigatewayv2_route_response" "chat_get_score_route_response" {
  api_id             = aws_apigatewayv2_api.chat.id
  route_id           = aws_apigatewayv2_route.chat_get_score_route.id
  route_response_key = "$default"
}

resource "aws_lambda_permission" "chat_get_score_route_permission" {
  function_name = aws_lambda_function.score.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.chat.id}/prod/get-score"
}

resource "aws_apigatewayv2_integration" "chat_talk_integration" {
  api_id           = aws_apigatewayv2_api.chat.id
  integration_type = "AWS_PROXY"
  integration_uri  = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.talk.arn}/invocations"
}

resource "aws_apigatewayv2_route" "chat_connect_route" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$connect"
  target    = "integrations/${aws_apigatewayv2_integration.chat_talk_integration.id}"
}

resource "aws_lambda_permission" "chat_connect_route_permission" {
  function_name = aws_lambda_function.talk.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.chat.id}/prod/$connect"
}

resource "aws_apigatewayv2_route" "chat_disconnect_route" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$disconnect"
  target    = "integrations/${aws_apigatewayv2_integration.chat_talk_integration.id}"
}

resource "aws_lambda_permission" "chat_disconnect_route_permission" {
  function_name = aws_lambda_function.talk.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.chat.id}/prod/$disconnect"
}

resource "aws_apigatewayv2_route" "chat_default_route" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$default"
  target    = "integrations/${aws_apigatewayv2_integration.chat_talk_integration.id}"
}

resource "aws_lambda_permission" "chat_default_route_permission" {
  function_name = aws_lambda_function.talk.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.chat.id}/prod/$default"
}

resource "aws_lambda_function" "score" {
  function_name    = "${var.name}-score"
  filename         = "${var.project}/functions/score/target/score.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/score/target/score.zip")
  handler          = "com.example.sockets.score.aws.ScoreHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.score_role.arn
  depends_on       = [aws_iam_role_policy.score_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.score_logs.name
  }
}

resource "aws_iam_role" "score_role" {
  name = "${var.name}-score-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "score_role" {
  name = "Wires"
  role = aws_iam_role.score_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.score_logs.arn}:*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "score_logs" {
  name              = "/aws/lambda/${var.name}-score"
  retention_in_days = 30
}

resource "aws_lambda_function" "talk" {
  function_name    = "${var.name}-talk"
  filename         = "${var.project}/functions/talk/target/talk.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/talk/target/talk.zip")
  handler          = "com.example.sockets.talk.aws.TalkHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.talk_role.arn
  depends_on       = [aws_iam_role_policy.talk_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.talk_logs.name
  }

  environment {
    variables = {
      CHAT_CONNECTIONS_URL = "https://${aws_apigatewayv2_api.chat.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}/prod"
      PEOPLE_TABLE_NAME    = aws_dynamodb_table.people.name
      PEOPLE_TABLE_ARN     = aws_dynamodb_table.people.arn
    }
  }
}

resource "aws_iam_role" "talk_role" {
  name = "${var.name}-talk-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "talk_role" {
  name = "Wires"
  role = aws_iam_role.talk_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.talk_logs.arn}:*"
      },
      {
        Sid      = "ChatSendConnections"
        Effect   = "Allow"
        Action   = ["execute-api:ManageConnections"]
        Resource = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.chat.id}/prod/*/@connections/*"
      },
      {
        Sid    = "PeopleAccess"
        Effect = "Allow"
        Action = [
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:BatchGetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:BatchWriteItem",
        ]
        Resource = aws_dynamodb_table.people.arn
      },
      {
        Sid      = "PeopleAccessIndexes"
        Effect   = "Allow"
        Action   = ["dynamodb:Query"]
        Resource = "${aws_dynamodb_table.people.arn}/index/*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "talk_logs" {
  name              = "/aws/lambda/${var.name}-talk"
  retention_in_days = 30
}

resource "aws_dynamodb_table" "people" {
  name         = "${var.name}-people"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}
