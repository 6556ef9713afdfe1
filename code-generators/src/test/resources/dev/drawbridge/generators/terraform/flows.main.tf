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

resource "aws_lambda_function" "charge" {
  function_name    = "${var.name}-charge"
  filename         = "${var.project}/functions/charge/target/charge.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/charge/target/charge.zip")
  handler          = "com.example.flows.charge.aws.ChargeHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.charge_role.arn
  depends_on       = [aws_iam_role_policy.charge_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.charge_logs.name
  }
}

resource "aws_iam_role" "charge_role" {
  name = "${var.name}-charge-role"
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

resource "aws_iam_role_policy" "charge_role" {
  name = "Wires"
  role = aws_iam_role.charge_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.charge_logs.arn}:*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "charge_logs" {
  name              = "/aws/lambda/${var.name}-charge"
  retention_in_days = 30
}

resource "aws_lambda_function" "check" {
  function_name    = "${var.name}-check"
  filename         = "${var.project}/functions/check/target/check.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/check/target/check.zip")
  handler          = "com.example.flows.check.aws.CheckHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.check_role.arn
  depends_on       = [aws_iam_role_policy.check_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.check_logs.name
  }
}

resource "aws_iam_role" "check_role" {
  name = "${var.name}-check-role"
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

resource "aws_iam_role_policy" "check_role" {
  name = "Wires"
  role = aws_iam_role.check_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.check_logs.arn}:*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "check_logs" {
  name              = "/aws/lambda/${var.name}-check"
  retention_in_days = 30
}

resource "aws_lambda_function" "start" {
  function_name    = "${var.name}-start"
  filename         = "${var.project}/functions/start/target/start.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/start/target/start.zip")
  handler          = "com.example.flows.start.aws.StartHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.start_role.arn
  depends_on       = [aws_iam_role_policy.start_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.start_logs.name
  }

  environment {
    variables = {
      USUAL_STATEMACHINE_NAME = aws_sfn_state_machine.usual.name
      USUAL_STATEMACHINE_ARN  = aws_sfn_state_machine.usual.arn
    }
  }
}

resource "aws_iam_role" "start_role" {
  name = "${var.name}-start-role"
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

resource "aws_iam_role_policy" "start_role" {
  name = "Wires"
  role = aws_iam_role.start_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.start_logs.arn}:*"
      },
      {
        Sid      = "UsualSend"
        Effect   = "Allow"
        Action   = ["states:StartExecution"]
        Resource = aws_sfn_state_machine.usual.arn
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "start_logs" {
  name              = "/aws/lambda/${var.name}-start"
  retention_in_days = 30
}

resource "aws_sfn_state_machine" "filed" {
  name       = "${var.name}-filed"
  role_arn   = aws_iam_role.filed_role.arn
  type       = "STANDARD"
  definition = templatefile("${path.module}/${var.project}/flows/filed.asl.json", { LEVEL = "high", CHECK_FUNCTION_ARN = aws_lambda_function.check.arn, NEWS_TOPIC_ARN = aws_sns_topic.news.arn, SHOP_EVENTBUS_NAME = aws_cloudwatch_event_bus.shop.name })
}

resource "aws_iam_role" "filed_role" {
  name = "${var.name}-filed-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "states.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "filed_role" {
  name = "Wires"
  role = aws_iam_role.filed_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "CheckCall"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.check.arn
      },
      {
        Sid      = "NewsSend"
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = aws_sns_topic.news.arn
      },
      {
        Sid      = "ShopSend"
        Effect   = "Allow"
        Action   = ["events:PutEvents"]
        Resource = aws_cloudwatch_event_bus.shop.arn
      },
    ]
  })
}

resource "aws_sfn_state_machine" "own" {
  name     = "${var.name}-own"
  role_arn = aws_iam_role.own_role.arn
  type     = "EXPRESS"
  definition = jsonencode({
    StartAt = "Keep"
    States = {
      Keep = {
        Type     = "Task"
        Resource = "arn:aws:states:::dynamodb:putItem"
        Parameters = {
          TableName = aws_dynamodb_table.orders.name
          Item = {
            id = {
              "S.$" = "$.id"
            }
          }
        }
        Next = "Tell"
      }
      Tell = {
        Type     = "Task"
        Resource = "arn:aws:states:::sqs:sendMessage"
        Parameters = {
          QueueUrl        = aws_sqs_queue.mail.url
          "MessageBody.$" = "$"
        }
        End = true
      }
    }
  })

  tracing_configuration {
    enabled = true
  }
}

resource "aws_iam_role" "own_role" {
  name = "${var.name}-own-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "states.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "own_role" {
  name = "Wires"
  role = aws_iam_role.own_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Tracing"
        Effect   = "Allow"
        Action   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
        Resource = "*"
      },
      {
        Sid      = "MailSend"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.mail.arn
      },
      {
        Sid    = "OrdersAccess"
        Effect = "Allow"
        Action = [
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
        ]
        Resource = aws_dynamodb_table.orders.arn
      },
      {
        Sid      = "OrdersAccessIndexes"
        Effect   = "Allow"
        Action   = ["dynamodb:Query"]
        Resource = "${aws_dynamodb_table.orders.arn}/index/*"
      },
    ]
  })
}

resource "aws_iam_role" "shop_own_target_role" {
  name = "${var.name}-shop-own-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "shop_own_target_role" {
  name = "Wires"
  role = aws_iam_role.shop_own_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "OwnDeliver"
        Effect   = "Allow"
        Action   = ["states:StartExecution"]
        Resource = aws_sfn_state_machine.own.arn
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "shop_own_rule" {
  name           = "${var.name}-shop-own-rule"
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  event_pattern = jsonencode({
    source = ["shop"]
  })
  state = "ENABLED"
}

resource "aws_cloudwatch_event_target" "shop_own_rule" {
  rule           = aws_cloudwatch_event_rule.shop_own_rule.name
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  target_id      = "Target"
  arn            = aws_sfn_state_machine.own.arn
  role_arn       = aws_iam_role.shop_own_target_role.arn
}

resource "aws_sfn_state_machine" "usual" {
  name     = "${var.name}-usual"
  role_arn = aws_iam_role.usual_role.arn
  type     = "STANDARD"
  definition = jsonencode({
    StartAt = "Charge"
    States = {
      Charge = {
        Type     = "Task"
        Resource = "arn:aws:states:::lambda:invoke"
        Parameters = {
          FunctionName = aws_lambda_function.charge.arn
          "Payload.$"  = "$"
        }
        OutputPath = "$.Payload"
        Next       = "Check"
      }
      Check = {
        Type     = "Task"
        Resource = "arn:aws:states:::lambda:invoke"
        Parameters = {
          FunctionName = aws_lambda_function.check.arn
          "Payload.$"  = "$"
        }
        OutputPath = "$.Payload"
        End        = true
      }
    }
  })
}

resource "aws_iam_role" "usual_role" {
  name = "${var.name}-usual-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "states.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "usual_role" {
  name = "Wires"
  role = aws_iam_role.usual_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ChargeCall"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.charge.arn
      },
      {
        Sid      = "CheckCall"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.check.arn
      },
    ]
  })
}

resource "aws_sqs_queue" "mail" {
  name                       = "${var.name}-mail"
  visibility_timeout_seconds = 60
  sqs_managed_sse_enabled    = true
}

resource "aws_sns_topic" "news" {
  name = "${var.name}-news"
}

resource "aws_cloudwatch_event_bus" "shop" {
  name = "${var.name}-shop"
}

resource "aws_dynamodb_table" "orders" {
  name         = "${var.name}-orders"
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
