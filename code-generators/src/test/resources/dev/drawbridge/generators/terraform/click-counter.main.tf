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

resource "aws_cloudwatch_log_group" "ads_logs" {
  name              = "/aws/vendedlogs/${var.name}-ads"
  retention_in_days = 30
}

resource "aws_apigatewayv2_api" "ads" {
  name          = "${var.name}-ads"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "ads_stage" {
  api_id      = aws_apigatewayv2_api.ads.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.ads_logs.arn
    format          = "{\"time\":\"$context.requestTime\",\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\",\"route\":\"$context.routeKey\",\"status\":\"$context.status\",\"bytes\":\"$context.responseLength\",\"latency\":\"$context.responseLatency\",\"error\":\"$context.integrationErrorMessage\"}"
  }
}

resource "aws_lambda_function" "count_clicks" {
  function_name    = "${var.name}-count-clicks"
  filename         = "${var.project}/functions/count-clicks/target/count-clicks.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/count-clicks/target/count-clicks.zip")
  handler          = "com.example.clickcounter.countclicks.aws.CountClicksHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.count_clicks_role.arn
  depends_on       = [aws_iam_role_policy.count_clicks_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.count_clicks_logs.name
  }

  environment {
    variables = {
      COUNTS_TABLE_NAME = aws_dynamodb_table.counts.name
      COUNTS_TABLE_ARN  = aws_dynamodb_table.counts.arn
    }
  }
}

resource "aws_lambda_event_source_mapping" "count_clicks_clicks" {
  event_source_arn                   = aws_sqs_queue.clicks.arn
  function_name                      = aws_lambda_function.count_clicks.arn
  batch_size                         = 100
  maximum_batching_window_in_seconds = 5
  function_response_types            = ["ReportBatchItemFailures"]
}

resource "aws_iam_role" "count_clicks_role" {
  name = "${var.name}-count-clicks-role"
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

resource "aws_iam_role_policy" "count_clicks_role" {
  name = "Wires"
  role = aws_iam_role.count_clicks_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.count_clicks_logs.arn}:*"
      },
      {
        Sid      = "ClicksTrigger"
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"]
        Resource = aws_sqs_queue.clicks.arn
      },
      {
        Sid    = "CountsAccess"
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
        Resource = aws_dynamodb_table.counts.arn
      },
      {
        Sid      = "CountsAccessIndexes"
        Effect   = "Allow"
        Action   = ["dynamodb:Query"]
        Resource = "${aws_dynamodb_table.counts.arn}/index/*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "count_clicks_logs" {
  name              = "/aws/lambda/${var.name}-count-clicks"
  retention_in_days = 30
}

resource "aws_lambda_function" "record_click" {
  function_name    = "${var.name}-record-click"
  filename         = "${var.project}/functions/record-click/target/record-click.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/record-click/target/record-click.zip")
  handler          = "com.example.clickcounter.recordclick.aws.RecordClickHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.record_click_role.arn
  publish          = true
  depends_on       = [aws_iam_role_policy.record_click_role]

  snap_start {
    apply_on = "PublishedVersions"
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.record_click_logs.name
  }

  environment {
    variables = {
      CLICKS_QUEUE_URL = aws_sqs_queue.clicks.url
      CLICKS_QUEUE_ARN = aws_sqs_queue.clicks.arn
    }
  }
}

resource "aws_lambda_alias" "record_click_aliaslive" {
  name             = "live"
  function_name    = aws_lambda_function.record_click.function_name
  function_version = aws_lambda_function.record_click.version
}

resource "aws_apigatewayv2_integration" "ads_record_click_integration" {
  api_id                 = aws_apigatewayv2_api.ads.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_alias.record_click_aliaslive.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "record_click_post_clicks" {
  api_id    = aws_apigatewayv2_api.ads.id
  route_key = "POST /clicks"
  target    = "integrations/${aws_apigatewayv2_integration.ads_record_click_integration.id}"
}

resource "aws_lambda_permission" "record_click_post_clicks_permission" {
  function_name = aws_lambda_function.record_click.function_name
  qualifier     = aws_lambda_alias.record_click_aliaslive.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.ads.id}/*/POST/clicks"
}

resource "aws_iam_role" "record_click_role" {
  name = "${var.name}-record-click-role"
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

resource "aws_iam_role_policy" "record_click_role" {
  name = "Wires"
  role = aws_iam_role.record_click_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.record_click_logs.arn}:*"
      },
      {
        Sid      = "ClicksSend"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.clicks.arn
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "record_click_logs" {
  name              = "/aws/lambda/${var.name}-record-click"
  retention_in_days = 30
}

resource "aws_sqs_queue" "clicks" {
  name                       = "${var.name}-clicks"
  visibility_timeout_seconds = 60
  sqs_managed_sse_enabled    = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.lost_clicks.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "lost_clicks" {
  name                       = "${var.name}-lost-clicks"
  visibility_timeout_seconds = 60
  message_retention_seconds  = 1209600
  sqs_managed_sse_enabled    = true
}

resource "aws_dynamodb_table" "counts" {
  name         = "${var.name}-counts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "ad"

  attribute {
    name = "ad"
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
