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

resource "aws_lambda_function" "order" {
  function_name    = "${var.name}-order"
  filename         = "${var.project}/functions/order/target/order.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/order/target/order.zip")
  handler          = "com.example.libraries.order.aws.OrderHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.order_role.arn
  layers           = [aws_lambda_layer_version.common.arn]
  depends_on       = [aws_iam_role_policy.order_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.order_logs.name
  }

  environment {
    variables = {
      ORDERS_EMAIL_FROM = aws_sesv2_email_identity.orders.email_identity
    }
  }
}

resource "aws_iam_role" "order_role" {
  name = "${var.name}-order-role"
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

resource "aws_iam_role_policy" "order_role" {
  name = "Wires"
  role = aws_iam_role.order_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.order_logs.arn}:*"
      },
      {
        Sid      = "OrdersSend"
        Effect   = "Allow"
        Action   = ["ses:SendEmail", "ses:SendRawEmail"]
        Resource = "arn:${data.aws_partition.current.partition}:ses:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:identity/${aws_sesv2_email_identity.orders.email_identity}"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "order_logs" {
  name              = "/aws/lambda/${var.name}-order"
  retention_in_days = 30
}

resource "aws_lambda_function" "report" {
  function_name    = "${var.name}-report"
  filename         = "${var.project}/functions/report/target/report.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/report/target/report.zip")
  handler          = "com.example.libraries.report.aws.ReportHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.report_role.arn
  layers = [
    aws_lambda_layer_version.common.arn,
    aws_lambda_layer_version.driver.arn,
    "arn:aws:lambda:eu-west-1:123456789012:layer:insights:3",
  ]
  depends_on = [aws_iam_role_policy.report_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.report_logs.name
  }

  environment {
    variables = {
      NEWS_EMAIL_FROM = "news@${aws_sesv2_email_identity.news.email_identity}"
    }
  }
}

resource "aws_iam_role" "report_role" {
  name = "${var.name}-report-role"
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

resource "aws_iam_role_policy" "report_role" {
  name = "Wires"
  role = aws_iam_role.report_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.report_logs.arn}:*"
      },
      {
        Sid      = "NewsSend"
        Effect   = "Allow"
        Action   = ["ses:SendEmail", "ses:SendRawEmail"]
        Resource = "arn:${data.aws_partition.current.partition}:ses:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:identity/${aws_sesv2_email_identity.news.email_identity}"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "report_logs" {
  name              = "/aws/lambda/${var.name}-report"
  retention_in_days = 30
}

resource "aws_lambda_layer_version" "common" {
  layer_name          = "Common"
  filename            = "${var.project}/layers/common.zip"
  source_code_hash    = filebase64sha256("${var.project}/layers/common.zip")
  compatible_runtimes = ["java25"]
  license_info        = "Apache-2.0"
  skip_destroy        = true

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_lambda_layer_version" "driver" {
  layer_name       = "Driver"
  filename         = "${var.project}/libs/driver.zip"
  source_code_hash = filebase64sha256("${var.project}/libs/driver.zip")
}

resource "aws_sesv2_email_identity" "news" {
  email_identity = "shop.example"
}

resource "aws_sesv2_email_identity" "orders" {
  email_identity = "orders@shop.example"
}
