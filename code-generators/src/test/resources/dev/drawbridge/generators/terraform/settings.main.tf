terraform {
  required_version = ">= 1.11"

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

resource "aws_lambda_function" "pay" {
  function_name    = "${var.name}-pay"
  filename         = "${var.project}/functions/pay/target/pay.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/pay/target/pay.zip")
  handler          = "com.example.settings.pay.aws.PayHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.pay_role.arn
  depends_on       = [aws_iam_role_policy.pay_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.pay_logs.name
  }

  environment {
    variables = {
      BANK_TOKEN_SECRET_ARN   = aws_secretsmanager_secret.bank_token.arn
      CURRENCY_PARAMETER_NAME = aws_ssm_parameter.currency.name
    }
  }
}

resource "aws_iam_role" "pay_role" {
  name = "${var.name}-pay-role"
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

resource "aws_iam_role_policy" "pay_role" {
  name = "Wires"
  role = aws_iam_role.pay_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.pay_logs.arn}:*"
      },
      {
        Sid      = "BankTokenAccess"
        Effect   = "Allow"
        Action   = ["secretsmanager:GetSecretValue"]
        Resource = aws_secretsmanager_secret.bank_token.arn
      },
      {
        Sid      = "CurrencyAccess"
        Effect   = "Allow"
        Action   = ["ssm:GetParameter"]
        Resource = "arn:${data.aws_partition.current.partition}:ssm:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:parameter/${aws_ssm_parameter.currency.name}"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "pay_logs" {
  name              = "/aws/lambda/${var.name}-pay"
  retention_in_days = 30
}

resource "aws_secretsmanager_secret" "bank_token" {
  name        = "${var.name}-bank-token"
  description = "For the bank"
}

ephemeral "aws_secretsmanager_random_password" "bank_token" {
  exclude_punctuation = true
  password_length     = 40
}

resource "aws_secretsmanager_secret_version" "bank_token" {
  secret_id                = aws_secretsmanager_secret.bank_token.id
  secret_string_wo         = ephemeral.aws_secretsmanager_random_password.bank_token.random_password
  secret_string_wo_version = 1
}

resource "aws_ssm_parameter" "currency" {
  name  = "${var.name}-currency"
  type  = "String"
  value = "EUR"
}
